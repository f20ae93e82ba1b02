// What a VPN is tunnelled through.
#pragma once

namespace winras::simulator {

enum class Protocol { kIkev2, kSstp, kL2tp, kPptp };

}  // namespace winras::simulator
