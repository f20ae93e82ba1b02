// The servers that simulated dials reach, and their users. Passwords are known as hashes only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/config.h"
#include "simulator/phone_book.h"

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

  // Null: nobody answers this number.
  std::shared_ptr<Server> Find(std::u16string_view number) const;

 private:
  std::vector<std::shared_ptr<Server>> servers_;
};

// The credentials that Windows keeps on this machine.
class CredentialStore {
 public:
  // What RasGetCredentials gives in place of a stored password, and RasDial takes for it (C3).
  static constexpr std::u16string_view kPasswordToken = u"****************";

  std::string Load(const Config& config, const PhoneBooks& books);

  // Null: none are stored for this entry.
  const StoredConfig* Find(std::u16string_view entry_name) const;

  // Empty: nobody who has a name here.
  std::u16string logged_on() const { return logged_on_ ? logged_on_->user_name : u""; }

  // Whom RasDial's parameters mean (D12).
  Credentials Resolve(std::u16string_view entry_name, std::u16string user_name,
                      std::u16string_view password, std::u16string domain) const;

  std::string Hash(std::u16string_view password) const;

 private:
  std::string salt_;
  std::vector<StoredConfig> stored_;
  std::optional<StoredConfig> logged_on_;
};

}  // namespace winras::simulator
