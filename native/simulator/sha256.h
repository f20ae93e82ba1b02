// SHA-256 (FIPS 180-4), for the passwords of simulated users, which are never kept in the clear.
#pragma once

#include <cstddef>
#include <string>

namespace winras::simulator {

// Lower-case hex.
std::string Sha256Hex(const void* data, std::size_t size);

}  // namespace winras::simulator
