#include "simulator/password_hash.h"

#include <cstddef>

#include "simulator/sha256.h"

namespace winras::simulator {

std::string HashPassword(const std::string& salt, std::u16string_view password) {
  std::string bytes;
  bytes.reserve(salt.size() + 2 * password.size());
  bytes += salt;
  for (const char16_t c : password) {
    bytes += static_cast<char>(c & 0xFF);
    bytes += static_cast<char>(c >> 8);
  }
  const std::string hash = Sha256Hex(bytes.data(), bytes.size());
  // The password does not stay in freed memory.
  volatile char* wiped = bytes.data();
  for (std::size_t i = 0; i < bytes.size(); ++i) wiped[i] = 0;
  return hash;
}

}  // namespace winras::simulator
