// What memory holds before anything is written to it, so that whoever reads it first is found out.
#pragma once

#include "abi/windows_types.h"

namespace winras::fuzz {

// From now on new memory is full of `dirt`, and so is the stack below the caller.
void DirtyMemory(BYTE dirt);

}  // namespace winras::fuzz
