#include "simulator/entry_names.h"

#include <algorithm>

#include "abi/ras_constants.h"

namespace winras::simulator {

bool IsEntryName(std::u16string_view name) {
  constexpr std::u16string_view kForbidden = u"|><?*\\/:";
  // Of other scripts, all count as alphanumeric.
  const auto is_alphanumeric = [](char16_t c) {
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
           c >= 0x80;
  };
  return !name.empty() && name.size() <= RAS_MaxEntryName && name.front() != u'.' &&
         name.find_first_of(kForbidden) == std::u16string_view::npos &&
         std::none_of(name.begin(), name.end(), [](char16_t c) { return c < 0x20; }) &&
         std::any_of(name.begin(), name.end(), is_alphanumeric);
}

}  // namespace winras::simulator
