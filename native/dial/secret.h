// Forgetting secrets.
#pragma once

#include <cstddef>
#include <type_traits>

namespace winras {

// Zeroes `object`. The writes are volatile: no compiler leaves them out because nobody reads.
template <typename T>
void Wipe(T& object) {
  static_assert(std::is_trivially_copyable<T>::value, "only plain memory can be wiped");
  volatile unsigned char* byte = reinterpret_cast<volatile unsigned char*>(&object);
  for (std::size_t left = sizeof(T); left > 0; --left) *byte++ = 0;
}

}  // namespace winras
