// NativeHangUp.
#pragma once

#include <napi.h>

#include <string>

#include "dial/hang_up.h"

namespace winras {

struct HangUpAnswer {
  HangUpResult result;
  std::u16string message;  // empty where there is no error
};

Napi::Value HangUpToJs(Napi::Env env, const HangUpAnswer& answer);

}  // namespace winras
