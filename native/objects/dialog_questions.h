// The dialogs of NativeProvider.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineDialogQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
