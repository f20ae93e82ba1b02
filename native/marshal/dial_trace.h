// NativeDialTraceRow.
#pragma once

#include <napi.h>

#include <vector>

#include "dial/dial_trace.h"

namespace winras {

Napi::Value DialTraceToJs(Napi::Env env, const std::vector<DialTraceRow>& rows);

}  // namespace winras
