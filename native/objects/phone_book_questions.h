// NativePhoneBooks, a part of NativeProvider.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefinePhoneBookQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
