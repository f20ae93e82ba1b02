// NativeAutodialEntry. What is wrong in it is a TypeError that names it.
#pragma once

#include <napi.h>

#include <vector>

#include "calls/autodial.h"

namespace winras {

std::vector<AutodialEntry> AutodialEntriesFrom(Napi::Value entries, const char* name);

}  // namespace winras
