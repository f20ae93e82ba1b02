// The value of a call that only succeeds.
#pragma once

namespace winras {

struct Nothing {};

}  // namespace winras
