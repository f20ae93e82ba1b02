// NativeSession.
#pragma once

#include <napi.h>

#include <memory>

#include "environment/owned_session.h"

namespace winras {

Napi::Object MakeSessionObject(Napi::Env env, std::shared_ptr<OwnedSession> owned);

}  // namespace winras
