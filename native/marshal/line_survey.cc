#include "marshal/line_survey.h"

#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const SurveyedLine& line) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("connection", ToJs(env, line.connection));
  object.Set("statusError", line.status_error);
  if (line.status) {
    object.Set("state", line.status->state);
    object.Set("error", line.status->error);
    object.Set("substate", line.status->substate);
  }
  object.Set("links", line.links.connected);
  object.Set("subentries", line.links.all);
  return object;
}

}  // namespace winras
