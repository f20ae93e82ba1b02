// Text as the simulator meets it: UTF-8 files, UTF-16 in RAS' structures, and names that RAS
// compares without case.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "files/utf8.h"

namespace winras::simulator {

std::u16string FoldCase(std::u16string_view text);
bool EqualIgnoringCase(std::u16string_view a, std::u16string_view b);

// A JSON string with its quotes, in ASCII.
std::string ToJson(std::u16string_view text);

// Of a structure's string member: up to the NUL, or all of it where there is none. By value where
// the member lies unaligned.
template <std::size_t kCapacity>
std::u16string FromMember(const char16_t (&member)[kCapacity]) {
  std::size_t length = 0;
  while (length < kCapacity && member[length] != 0) ++length;
  return std::u16string(member, length);
}

// Whether a caller's member has its NUL.
template <std::size_t kCapacity>
bool HasEnd(const char16_t (&member)[kCapacity]) {
  for (const char16_t c : member) {
    if (c == 0) return true;
  }
  return false;
}

// Cuts what does not fit, as RAS' fixed members do, and always ends with a NUL.
template <std::size_t kCapacity>
void ToMember(std::u16string_view text, char16_t (&member)[kCapacity]) {
  std::size_t i = 0;
  for (; i < text.size() && i + 1 < kCapacity; ++i) member[i] = text[i];
  for (; i < kCapacity; ++i) member[i] = 0;
}

}  // namespace winras::simulator
