// Passwords as the simulator knows them.
#pragma once

#include <string>
#include <string_view>

namespace winras::simulator {

// The configuration's PasswordHash: SHA-256 of the salt and the password, in lower-case hex. Leaves
// no copy of the password.
std::string HashPassword(const std::string& salt, std::u16string_view password);

}  // namespace winras::simulator
