// Functions that a simulated RAS does not have, as an older Windows has not all of them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "provider/ras_api.h"

namespace winras::simulator {

// As users write them: "RasDial" is RasDialW.
using FunctionNames = std::set<std::string, std::less<>>;

// A comma-separated list. Throws BadValue for what is no function.
FunctionNames ReadFunctionNames(std::string_view value);

// Null where it is one of these.
RasApi Without(const FunctionNames& missing, RasApi functions);

}  // namespace winras::simulator
