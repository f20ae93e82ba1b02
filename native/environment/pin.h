// Node unloads an addon when the last worker that loaded it ends, while our threads and RAS' may
// still run in it. So the addon asks never to be unloaded.
#pragma once

namespace winras {

// False when the system refused.
bool PinAddon();

}  // namespace winras
