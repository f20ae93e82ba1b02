// The strings in RAS' structures.
#pragma once

#include <cstddef>
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

}  // namespace winras
