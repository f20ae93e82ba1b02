// The keys of a [Recorded] section: a step of the dial that the [Entry] before it plays back.
//
//   How=notified|silent|gone|returned   see recording.h (default notified)
//   At=ms                    since RasDial, or since the RasDial that answered the pause before
//   SubEntry=1
//   State=                   its number, which need not have a name
//   Error=code
//   Fails=0|1                the link has failed
//   Device=own|IKEv2|SSTP|L2TP|PPTP   from this state on
#pragma once

#include <string_view>

#include "simulator/recording.h"

namespace winras::simulator {

// False for a key that is none of these. Throws BadValue.
bool Set(RecordedStep& step, std::string_view key, std::string_view value);

}  // namespace winras::simulator
