// The strings in RAS' structures and parameters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "abi/windows_types.h"

namespace winras {

// Up to the NUL, or all of the field where RAS has left none.
template <std::size_t kCapacity>
std::u16string Text(const WCHAR (&field)[kCapacity]) {
  std::size_t length = 0;
  while (length < kCapacity && field[length] != 0) ++length;
  return std::u16string(field, length);
}

// What RAS takes for a text that may be missing, such as the path of a phone book.
inline LPCWSTR OrNull(const std::optional<std::u16string>& text) {
  return text ? text->c_str() : nullptr;
}

}  // namespace winras
