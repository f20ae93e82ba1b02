// The buffers of RasGetEntryProperties, RasGetSubEntryProperties and their counterparts: a
// structure that tells its size, and behind it a list of alternate numbers (B1, B2, B10, B11).
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "abi/windows_types.h"

namespace winras::simulator {

using Numbers = std::vector<std::u16string>;
using Sizes = std::vector<DWORD>;  // that are known of a structure, newest first

inline bool IsKnown(const Sizes& sizes, DWORD size) {
  return std::find(sizes.begin(), sizes.end(), size) != sizes.end();
}

// Each with its NUL, and an empty one at the end; nothing where there are none.
std::u16string JoinNumbers(const Numbers& numbers);
// Of what lies at `offset` in the buffer: never behind it.
Numbers SplitNumbers(const BYTE* buffer, DWORD bytes, DWORD offset);

// Gives the caller what fits in its buffer.
template <typename Structure>
DWORD Give(Structure structure, const Numbers& numbers, const Sizes& sizes, Structure* buffer,
           DWORD* bytes) {
  if (bytes == nullptr) return buffer == nullptr ? 0 : kErrorInvalidParameter;
  DWORD size = sizes.front();
  if (buffer != nullptr) {
    if (*bytes < sizeof size) return kErrorBufferTooSmall;
    std::memcpy(&size, buffer, sizeof size);
    if (!IsKnown(sizes, size)) return kErrorInvalidSize;
  } else if (*bytes != 0) {
    return kErrorBufferInvalid;
  }
  const std::u16string list = JoinNumbers(numbers);
  const auto list_bytes = static_cast<DWORD>(list.size() * sizeof(char16_t));
  const DWORD available = *bytes;
  *bytes = size + list_bytes;
  if (buffer == nullptr || available < *bytes) return kErrorBufferTooSmall;
  structure.dwSize = size;
  structure.dwAlternateOffset = list.empty() ? 0 : size;
  std::memcpy(buffer, &structure, size);
  std::memcpy(reinterpret_cast<BYTE*>(buffer) + size, list.data(), list_bytes);
  return 0;
}

// Takes what the caller's buffer has: 0, 610 or 632. Members behind its size are zero.
template <typename Structure>
DWORD Take(const Structure* buffer, DWORD bytes, const Sizes& sizes, Structure& structure,
           Numbers& numbers) {
  if (buffer == nullptr || bytes < sizeof structure.dwSize) return kErrorBufferInvalid;
  DWORD size = 0;
  std::memcpy(&size, buffer, sizeof size);
  if (!IsKnown(sizes, size)) return kErrorInvalidSize;
  if (bytes < size) return kErrorBufferInvalid;
  structure = {};
  std::memcpy(&structure, buffer, size);
  numbers = SplitNumbers(reinterpret_cast<const BYTE*>(buffer), bytes, structure.dwAlternateOffset);
  return 0;
}

}  // namespace winras::simulator
