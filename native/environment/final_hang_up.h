// The hang-ups of an ending environment.
#pragma once

#include <memory>
#include <vector>

#include "dial/session.h"

namespace winras {

// Holds the calling thread until all are hung up, at most `bound` real milliseconds.
void HangUpAndWait(const std::vector<std::shared_ptr<Session>>& sessions, double bound);

}  // namespace winras
