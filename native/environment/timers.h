// JavaScript's timers on a provider's clock. Loop thread.
#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "provider/provider.h"

namespace winras {

class Environment;

class Timers {
 public:
  explicit Timers(Environment& environment) : environment_(environment) {}
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;

  // With `holds` the environment is held until the callback is called or the timer cleared.
  std::uint32_t Set(std::shared_ptr<Provider> provider, double delay, Napi::Function callback,
                    bool holds);
  void Clear(std::uint32_t id);
  void ClearAll();

 private:
  struct Timer {
    std::shared_ptr<Provider> provider;
    Clock::TimerId clock_timer;
    Napi::FunctionReference callback;
    bool holds;
  };
  void Fire(Napi::Env env, std::uint32_t id);

  Environment& environment_;
  std::unordered_map<std::uint32_t, Timer> timers_;
  std::uint32_t last_id_ = 0;
};

}  // namespace winras
