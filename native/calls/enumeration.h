// RAS' functions that fill a buffer with structures: how large it must be they tell, and by the
// next call the list may have grown. Rules E1, E2, E8.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <vector>

#include "abi/error_codes.h"
#include "abi/windows_types.h"

namespace winras {

// More than lists grow in; a RAS that never has enough is given up.
constexpr int kEnumerationAttempts = 10;
// Some 40,000 lines. A RAS that asks for more is given up, too.
constexpr std::size_t kLargestEnumeration = 64 * 1024 * 1024;

// `call(first, bytes, count)` is the function; `sizes` are the structure's dwSize, newest first.
// Returns its error, and the rows with 0.
template <typename Row, typename Call>
DWORD Enumerate(Call call, std::initializer_list<DWORD> sizes, std::vector<Row>& rows) {
  DWORD error = kErrorInvalidSize;
  for (const DWORD size : sizes) {
    std::vector<BYTE> buffer;
    error = kErrorBufferTooSmall;
    for (int attempt = 0; attempt < kEnumerationAttempts && error == kErrorBufferTooSmall;
         ++attempt) {
      DWORD bytes = static_cast<DWORD>(buffer.size());
      DWORD count = 0;
      if (bytes != 0) std::memcpy(buffer.data(), &size, sizeof size);
      error = call(bytes == 0 ? nullptr : reinterpret_cast<Row*>(buffer.data()), &bytes, &count);
      if (error == kErrorBufferTooSmall) {
        // Also when what it asks for is no more than it had.
        const std::size_t needed = std::max<std::size_t>(bytes, buffer.size() + size);
        if (needed > kLargestEnumeration) return error;
        buffer.assign(needed, 0);
        continue;
      }
      if (error != 0) break;
      const std::size_t filled = std::min<std::size_t>(count, buffer.size() / size);
      rows.assign(filled, Row{});
      for (std::size_t i = 0; i < filled; ++i) {
        std::memcpy(&rows[i], buffer.data() + i * size, std::min<std::size_t>(size, sizeof(Row)));
      }
    }
    if (error != kErrorInvalidSize) break;
  }
  return error;
}

}  // namespace winras
