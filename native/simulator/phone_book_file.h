// rasphone.pbk: one section an entry, in which MEDIA and DEVICE lines open groups, one for each
// link.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/phone_book.h"

namespace winras::simulator {

// Nothing when the file cannot be read. Scope, path and behaviour are left to the caller.
std::optional<std::vector<Entry>> ReadPhoneBookFile(const std::u16string& path);

// What a VPN tries that does not say: Windows' "Automatic".
std::vector<Protocol> DefaultStrategy();

}  // namespace winras::simulator
