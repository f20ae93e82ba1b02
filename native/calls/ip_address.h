// Internet addresses as text.
#pragma once

#include <string>

#include "abi/windows_types.h"

namespace winras {

std::string AddressText(const RASIPV4ADDR& address);

// As RFC 5952 recommends: lower case, the longest run of zero groups left out.
std::string AddressText(const RASIPV6ADDR& address);

}  // namespace winras
