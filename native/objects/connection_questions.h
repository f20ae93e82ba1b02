// NativeConnections.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineConnectionQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
