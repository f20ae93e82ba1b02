// An input of the fuzzer, read as choices.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "abi/windows_types.h"

namespace winras::fuzz {

// Past the end there are zeros, and zero is always the choice of a RAS that behaves: the empty
// input is a RAS that tells the truth.
class FuzzedBytes {
 public:
  FuzzedBytes(const BYTE* data, std::size_t size) : next_(data), left_(size) {}

  bool empty() const { return left_ == 0; }

  template <typename Number>
  Number Take() {
    Number number{};
    const std::size_t taken = std::min(left_, sizeof number);
    if (taken != 0) std::memcpy(&number, next_, taken);
    next_ += taken;
    left_ -= taken;
    return number;
  }

  BYTE Byte() { return Take<BYTE>(); }

  // Less than `count`, which is not 0.
  std::size_t Below(std::size_t count) { return (count <= 256 ? Byte() : Take<DWORD>()) % count; }

  template <typename Value, std::size_t kCount>
  Value OneOf(const Value (&values)[kCount]) {
    return values[Below(kCount)];
  }

  // Any units, also NULs and lone surrogates.
  std::u16string Text(std::size_t longest) {
    std::u16string text(Below(longest + 1), 0);
    for (WCHAR& unit : text) unit = Take<WCHAR>();
    return text;
  }

 private:
  const BYTE* next_;
  std::size_t left_;
};

}  // namespace winras::fuzz
