#include "objects/machine_questions.h"

#include <vector>

#include "marshal/answers.h"
#include "objects/members.h"

namespace winras {

void DefineMachineQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "devices", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, Devices, AnswerToJs<std::vector<Device>>);
  });
  DefineMethod(object, "countries", [provider](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, Countries, AnswerToJs<std::vector<Country>>);
  });
}

}  // namespace winras
