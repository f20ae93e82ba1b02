#include "marshal/hang_up.h"

#include "marshal/values.h"

namespace winras {
namespace {

const char* OutcomeText(HangUpOutcome outcome) {
  switch (outcome) {
    case HangUpOutcome::kDisconnected:
      return "disconnected";
    case HangUpOutcome::kReleased:
      return "released";
    case HangUpOutcome::kPending:
      return "pending";
    case HangUpOutcome::kNothingOwed:
      return "nothingOwed";
    case HangUpOutcome::kUnknownLine:
      return "unknownLine";
    case HangUpOutcome::kFailed:
      break;
  }
  return "failed";
}

}  // namespace

Napi::Value HangUpToJs(Napi::Env env, const HangUpAnswer& answer) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("outcome", OutcomeText(answer.result.outcome));
  object.Set("error", answer.result.error);
  SetText(object, "message", answer.message);
  return object;
}

}  // namespace winras
