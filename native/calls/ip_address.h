// Internet addresses as text.
#pragma once

#include <optional>
#include <string>

#include "abi/windows_types.h"

namespace winras {

std::string AddressText(const RASIPV4ADDR& address);

// As RFC 5952 recommends: lower case, the longest run of zero groups left out.
std::string AddressText(const RASIPV6ADDR& address);

// For RASIPV4ADDR and RASIPV6ADDR. Nothing: it is no such address.
template <typename Address>
std::optional<Address> AddressFromText(const std::string& text);
template <>
std::optional<RASIPV4ADDR> AddressFromText(const std::string& text);
template <>
std::optional<RASIPV6ADDR> AddressFromText(const std::string& text);

}  // namespace winras
