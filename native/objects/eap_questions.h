// NativeEap.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineEapQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
