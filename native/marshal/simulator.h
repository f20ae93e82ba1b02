// What a test asks of the simulated RAS.
#pragma once

#include <napi.h>

#include <string>
#include <vector>

#include "simulator/service.h"

namespace winras {

Napi::Value CallsToJs(Napi::Env env, const std::vector<simulator::Call>& calls);
Napi::Value NotificationsToJs(Napi::Env env, const std::vector<simulator::Notified>& all);
Napi::Value OwedToJs(Napi::Env env, const std::vector<simulator::OwedHandle>& handles);
Napi::Value NamesToJs(Napi::Env env, const std::vector<std::u16string>& names);
Napi::Value ViolationsToJs(Napi::Env env, const std::vector<std::string>& violations);

}  // namespace winras
