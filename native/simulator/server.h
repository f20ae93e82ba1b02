// The servers that simulated dials reach, and their users. Passwords are known as hashes only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simulator/config.h"

namespace winras::simulator {

// Who dials, as the server is told.
struct Credentials {
  std::u16string user_name;
  std::u16string domain;
  std::string password_hash;
};

enum class Verdict { kAccepted, kWrong, kExpired };

class Server {
 public:
  explicit Server(ServerConfig config) : config_(std::move(config)) {}

  const ServerConfig& config() const { return config_; }
  bool Speaks(Protocol protocol) const;
  void AddUser(UserConfig user) { users_.push_back(std::move(user)); }

  Verdict Check(const Credentials& credentials) const;
  // As `Check`, where something else than the password proves who it is.
  Verdict CheckName(const Credentials& credentials) const;
  // False when the new password is the old one, which a server refuses.
  bool ChangePassword(const Credentials& credentials);

 private:
  const UserConfig* Find(const Credentials& credentials) const;

  ServerConfig config_;
  std::vector<UserConfig> users_;
};

class Servers {
 public:
  // Empty, or what is wrong with which line of the configuration.
  std::string Load(const Config& config);

  // The server that a dial of this kind reaches under this number; null: nobody answers.
  std::shared_ptr<Server> Reached(EntryKind kind, std::u16string_view number) const;

 private:
  std::shared_ptr<Server> Find(std::u16string_view number) const;

  std::vector<std::shared_ptr<Server>> servers_;
};

}  // namespace winras::simulator
