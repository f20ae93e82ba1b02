#include "environment/watches.h"

#include <atomic>
#include <utility>

#include "environment/environment.h"

namespace winras {

std::uint32_t Watches::Open(std::shared_ptr<Provider> provider, Napi::Function signaled) {
  const std::uint32_t id = ++last_id_;
  if (environment_.HasEnded()) return id;
  // On the watch's thread. RAS may signal faster than JavaScript listens.
  auto tell = [mailbox = environment_.mailbox(), id,
               posted = std::make_shared<std::atomic<bool>>(false)] {
    if (posted->exchange(true)) return;
    mailbox->Post([id, posted](Napi::Env env) {
      posted->store(false);
      Environment::Of(env).watches().Signal(env, id);
    });
  };
  const ConnectionWatch::Id listener = ConnectionWatch::Of(*provider).Listen(std::move(tell));
  watches_.emplace(id, Watch{std::move(provider), listener, Napi::Persistent(signaled)});
  return id;
}

void Watches::WatchLinks(std::uint32_t id, std::vector<HRASCONN> lines) {
  const auto found = watches_.find(id);
  if (found == watches_.end()) return;
  const Watch& watch = found->second;
  ConnectionWatch::Of(*watch.provider).WatchLinks(watch.listener, std::move(lines));
}

void Watches::Renew(std::uint32_t id) {
  const auto found = watches_.find(id);
  if (found != watches_.end()) ConnectionWatch::Of(*found->second.provider).Renew();
}

void Watches::KeepAlive(std::uint32_t id, bool keep) {
  const auto found = watches_.find(id);
  if (found == watches_.end() || std::exchange(found->second.holding, keep) == keep) return;
  if (keep) {
    environment_.Hold();
  } else {
    environment_.Release();
  }
}

void Watches::Close(std::uint32_t id) {
  const auto found = watches_.find(id);
  if (found == watches_.end()) return;
  KeepAlive(id, false);
  ConnectionWatch::Of(*found->second.provider).Ignore(found->second.listener);
  watches_.erase(found);
}

void Watches::CloseAll() {
  while (!watches_.empty()) Close(watches_.begin()->first);
}

void Watches::Signal(Napi::Env env, std::uint32_t id) {
  const auto found = watches_.find(id);
  if (found == watches_.end()) return;  // closed while its letter lay in the mailbox
  CallBack(env, found->second.signaled.Value(), {});
}

}  // namespace winras
