// The section of the configuration for what happens later, without anybody's doing here.
//
// [After]
//   At=ms                    after From
//   Do=drop|connect|restart  the line of Entry is lost with Error (default 629); another process
//                            connects Entry; the service ends, and starts again after Down (default
//                            5000)
//   From=start|connected     since the service began (default), or each time that the line of Entry
//                            has come up
//   Times=                   how often at most (default: each time)
//   Entry=  Error=  Down=
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "abi/ras_structures.h"

namespace winras::simulator {

enum class LaterAct { kDrop, kConnect, kRestart };

struct LaterConfig {
  std::size_t line = 0;
  double at = 0;
  LaterAct act = LaterAct::kDrop;
  bool from_connected = false;
  std::optional<int> times;
  std::u16string entry;
  DWORD error = 629;
  double down = 5000;
};

// False for a key that is none of them. Throws BadValue.
bool Set(LaterConfig& later, std::string_view key, std::string_view value);

}  // namespace winras::simulator
