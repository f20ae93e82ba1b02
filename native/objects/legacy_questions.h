// AutoDial and the other leftovers in NativeProvider.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineLegacyQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
