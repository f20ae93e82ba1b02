// NativeDialReport.
#pragma once

#include <napi.h>

#include <vector>

#include "dial/session.h"

namespace winras {

Napi::Value DialReportsToJs(Napi::Env env, const std::vector<DialEvent>& events);

}  // namespace winras
