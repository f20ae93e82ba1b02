// JavaScript's listeners to RAS' connection notifications. Loop thread.
#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "provider/provider.h"
#include "watch/connection_watch.h"

namespace winras {

class Environment;

class Watches {
 public:
  explicit Watches(Environment& environment) : environment_(environment) {}
  Watches(const Watches&) = delete;
  Watches& operator=(const Watches&) = delete;

  // `signaled` is called until the watch is closed; signals that come before it can run are one.
  // The environment is not held.
  std::uint32_t Open(std::shared_ptr<Provider> provider, Napi::Function signaled);
  void WatchLinks(std::uint32_t id, std::vector<HRASCONN> lines);
  void Renew(std::uint32_t id);
  // Whether the environment is held for as long as the watch is open.
  void KeepAlive(std::uint32_t id, bool keep);
  void Close(std::uint32_t id);
  void CloseAll();

 private:
  struct Watch {
    std::shared_ptr<Provider> provider;
    ConnectionWatch::Id listener;
    Napi::FunctionReference signaled;
    bool holding = false;
  };
  void Signal(Napi::Env env, std::uint32_t id);

  Environment& environment_;
  std::unordered_map<std::uint32_t, Watch> watches_;
  std::uint32_t last_id_ = 0;
};

}  // namespace winras
