#pragma once

#include <string>
#include <string_view>

namespace winras {

// Bytes that are not UTF-8 become U+FFFD.
std::u16string FromUtf8(std::string_view text);
// Lone surrogates become three bytes each, as they stand.
std::string ToUtf8(std::u16string_view text);

}  // namespace winras
