// NativeSurveyedLine.
#pragma once

#include <napi.h>

#include "calls/line_survey.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const SurveyedLine& line);

}  // namespace winras
