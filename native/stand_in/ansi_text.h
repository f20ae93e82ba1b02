// Text between the system's code page, in which the A functions speak, and UTF-16.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "simulator/text.h"

namespace winras::simulator {

std::u16string FromAnsi(std::string_view text);
std::string ToAnsi(std::u16string_view text);

// Up to the NUL; all of it where there is none, and then a W member has none either.
template <std::size_t kCapacity>
void Widen(const char (&from)[kCapacity], char16_t (&to)[kCapacity]) {
  const char* const end = static_cast<const char*>(std::memchr(from, 0, kCapacity));
  const std::size_t length = end == nullptr ? kCapacity : static_cast<std::size_t>(end - from);
  std::u16string text = FromAnsi({from, length});
  text.resize(end == nullptr ? kCapacity : std::min(text.size(), kCapacity - 1));
  std::fill(std::copy(text.begin(), text.end(), to), to + kCapacity, u'\0');
}

// Cuts what does not fit.
template <std::size_t kCapacity>
void Narrow(const char16_t (&from)[kCapacity], char (&to)[kCapacity]) {
  std::string text = ToAnsi(FromMember(from));
  text.resize(std::min(text.size(), kCapacity - 1));
  std::fill(std::copy(text.begin(), text.end(), to), to + kCapacity, '\0');
}

}  // namespace winras::simulator
