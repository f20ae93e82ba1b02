// A GUID as the text that JavaScript keeps, in lower case.
#pragma once

#include <optional>
#include <string>

#include "abi/windows_types.h"

namespace winras {

std::string GuidText(const GUID& guid);

// Nothing: it is no such text.
std::optional<GUID> GuidFromText(const std::string& text);

}  // namespace winras
