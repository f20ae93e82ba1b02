// An entry as RAS' functions want it named.
#pragma once

#include <optional>
#include <string>

#include "abi/windows_types.h"

namespace winras {

struct EntryPlace {
  std::optional<std::u16string> phone_book;  // nothing: RAS' default (rule B5)
  std::u16string name;

  LPCWSTR book() const { return phone_book ? phone_book->c_str() : nullptr; }
};

}  // namespace winras
