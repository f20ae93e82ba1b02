#include "objects/watch_questions.h"

#include <cstdint>
#include <string>
#include <vector>

#include "environment/environment.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/line_survey.h"
#include "objects/members.h"

namespace winras {
namespace {

Watches& WatchesOf(const Napi::CallbackInfo& info) { return Environment::Of(info.Env()).watches(); }

std::vector<HRASCONN> HandlesFrom(Napi::Value value, const char* name) {
  if (!value.IsArray())
    throw Napi::TypeError::New(value.Env(), std::string(name) + " must be an array");
  const Napi::Array array = value.As<Napi::Array>();
  std::vector<HRASCONN> handles;
  for (std::uint32_t i = 0; i < array.Length(); ++i) {
    handles.push_back(HandleFrom(array.Get(i), name));
  }
  return handles;
}

Napi::Value OpenWatch(const Napi::CallbackInfo& info, const SharedProvider& provider) {
  const Napi::Env env = info.Env();
  const Napi::Function signaled = FunctionFrom(info[0], "signaled");
  const bool available = provider->api().RasConnectionNotificationW != nullptr;
  Napi::Object answer = Napi::Object::New(env);
  answer.Set("operation", "RasConnectionNotification");
  answer.Set("error", available ? DWORD{0} : kFunctionUnavailable);
  if (!available) return answer;

  const std::uint32_t id = WatchesOf(info).Open(provider, signaled);
  Napi::Object watch = Napi::Object::New(env);
  DefineMethod(watch, "watchLinks", [id](const Napi::CallbackInfo& info) {
    WatchesOf(info).WatchLinks(id, HandlesFrom(info[0], "handles"));
  });
  DefineMethod(watch, "renew", [id](const Napi::CallbackInfo& info) { WatchesOf(info).Renew(id); });
  DefineMethod(watch, "keepAlive", [id](const Napi::CallbackInfo& info) {
    WatchesOf(info).KeepAlive(id, BooleanFrom(info[0], "keep"));
  });
  DefineMethod(watch, "close", [id](const Napi::CallbackInfo& info) { WatchesOf(info).Close(id); });
  answer.Set("value", watch);
  return answer;
}

}  // namespace

void DefineWatchQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "watch",
               [provider](const Napi::CallbackInfo& info) { return OpenWatch(info, provider); });
  DefineMethod(object, "survey", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, SurveyLines, AnswerToJs<std::vector<SurveyedLine>>,
               Liveness::kHoldsNothing);
  });
}

}  // namespace winras
