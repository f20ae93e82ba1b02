// NativeCredentialChange and NativeDialParametersChange. What is wrong in them is a TypeError that
// names it.
#pragma once

#include <napi.h>

#include <memory>

#include "calls/credentials.h"
#include "calls/dial_parameters.h"

namespace winras {

std::shared_ptr<CredentialChange> CredentialChangeFrom(Napi::Object change);
// Without the entry's name.
std::shared_ptr<DialParametersChange> DialParametersChangeFrom(Napi::Object change);

}  // namespace winras
