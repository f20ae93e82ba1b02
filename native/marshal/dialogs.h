// NativeDialogRequest. What is wrong in it is a TypeError that names it.
#pragma once

#include <napi.h>

#include "calls/dialogs.h"

namespace winras {

DialogRequest DialogRequestFrom(Napi::Object request);

}  // namespace winras
