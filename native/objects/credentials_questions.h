// The members of NativeProvider for what is stored with entries: NativeCredentials.
#pragma once

#include <napi.h>

#include "objects/ask.h"

namespace winras {

void DefineCredentialsQuestions(Napi::Object object, const SharedProvider& provider);

}  // namespace winras
