// A line's identity as the text that JavaScript keeps: the correlation GUID in lower case, or
// `luid-<high>-<low>` where Windows gave none (before Windows Vista).
#pragma once

#include <optional>
#include <string>

#include "calls/line_identity.h"

namespace winras {

std::string GuidText(const GUID& guid);
std::string IdentityText(const LineIdentity& identity);

// Nothing: it is no such text.
std::optional<LineIdentity> IdentityFromText(const std::string& text);

}  // namespace winras
