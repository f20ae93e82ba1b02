// NativeWatching.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineWatchQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
