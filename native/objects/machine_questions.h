// The members of NativeProvider that tell what the machine has: NativeMachine.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineMachineQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
