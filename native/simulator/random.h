// Random choices that a seed decides, the same on every platform (the standard distributions are
// not).
#pragma once

#include <cstdint>
#include <string_view>

#include "abi/windows_types.h"

namespace winras::simulator {

// Sebastiano Vigna's SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // For the `count`-th event about `name`: what else goes on, on whichever threads, has no
  // influence.
  Random(std::uint64_t seed, std::u16string_view name, std::uint64_t count) : state_(seed) {
    for (const char16_t c : name) state_ = Next() ^ c;
    state_ = Next() ^ count;
  }

  std::uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  // From 0 to `bound` - 1; the slight bias does not matter here.
  std::uint64_t Below(std::uint64_t bound) { return Next() % bound; }

  // From 0 up to, not including, 1.
  double Fraction() { return static_cast<double>(Next() >> 11) / 9007199254740992.0; }

  GUID Guid() {
    const std::uint64_t a = Next();
    const std::uint64_t b = Next();
    GUID guid{static_cast<DWORD>(a), static_cast<WORD>(a >> 32), static_cast<WORD>(a >> 48), {}};
    for (int i = 0; i < 8; ++i) guid.Data4[i] = static_cast<BYTE>(b >> (8 * i));
    return guid;
  }

 private:
  std::uint64_t state_;
};

}  // namespace winras::simulator
