#include "simulator/server.h"

#include <algorithm>

#include "simulator/text.h"

namespace winras::simulator {
namespace {

std::string AtLine(std::size_t line, const std::string& what) {
  return "line " + std::to_string(line) + ": " + what;
}

}  // namespace

bool Server::Speaks(Protocol protocol) const {
  const auto& protocols = config_.protocols;
  return std::find(protocols.begin(), protocols.end(), protocol) != protocols.end();
}

// An empty domain is the server's own (D12).
const UserConfig* Server::Find(const Credentials& credentials) const {
  for (const UserConfig& user : users_) {
    if (!EqualIgnoringCase(user.name, credentials.user_name)) continue;
    if (credentials.domain.empty() || EqualIgnoringCase(user.domain, credentials.domain)) {
      return &user;
    }
  }
  return nullptr;
}

Verdict Server::Check(const Credentials& credentials) const {
  if (config_.anyone) return Verdict::kAccepted;
  const UserConfig* user = Find(credentials);
  if (user == nullptr || user->password_hash != credentials.password_hash) return Verdict::kWrong;
  return user->expired ? Verdict::kExpired : Verdict::kAccepted;
}

Verdict Server::CheckName(const Credentials& credentials) const {
  return config_.anyone || Find(credentials) != nullptr ? Verdict::kAccepted : Verdict::kWrong;
}

bool Server::ChangePassword(const Credentials& credentials) {
  const UserConfig* found = Find(credentials);
  if (found == nullptr || found->password_hash == credentials.password_hash) return false;
  UserConfig& user = users_[static_cast<std::size_t>(found - users_.data())];
  user.password_hash = credentials.password_hash;
  user.expired = false;
  return true;
}

std::string Servers::Load(const Config& config) {
  for (const ServerConfig& server : config.servers) {
    servers_.push_back(std::make_shared<Server>(server));
  }
  for (const UserConfig& user : config.users) {
    const std::shared_ptr<Server> server = Find(user.server);
    if (server == nullptr) return AtLine(user.line, "no [Server] has this Number");
    server->AddUser(user);
  }
  return {};
}

// A PPPoE dial without a service name takes whatever service is offered (RFC 2516, section 5.1):
// the server that has no name either, or the first that answers.
std::shared_ptr<Server> Servers::Reached(EntryKind kind, std::u16string_view number) const {
  std::shared_ptr<Server> named = Find(number);
  if (named != nullptr || kind != EntryKind::kPppoe || !number.empty()) return named;
  const auto answers = [](const auto& server) {
    return !server->config().no_answer && !server->config().busy;
  };
  const auto first = std::find_if(servers_.begin(), servers_.end(), answers);
  return first == servers_.end() ? nullptr : *first;
}

std::shared_ptr<Server> Servers::Find(std::u16string_view number) const {
  for (const auto& server : servers_) {
    if (EqualIgnoringCase(server->config().number, number)) return server;
  }
  return nullptr;
}

}  // namespace winras::simulator
