// The behaviour keys of the configuration.
#pragma once

#include <string_view>

#include "simulator/behaviour.h"

namespace winras::simulator {

// False for a key that is none of them. Throws BadValue.
bool SetBehaviour(Behaviour& behaviour, std::string_view key, std::string_view value);

}  // namespace winras::simulator
