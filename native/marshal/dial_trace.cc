#include "marshal/dial_trace.h"

#include "marshal/values.h"

namespace winras {
namespace {

const char* KindText(DialTraceRow::Kind kind) {
  switch (kind) {
    case DialTraceRow::Kind::kRasDialCalled:
      return "called";
    case DialTraceRow::Kind::kRasDialReturned:
      return "returned";
    case DialTraceRow::Kind::kNotified:
      break;
  }
  return "notified";
}

Napi::Value RowToJs(Napi::Env env, const DialTraceRow& row) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("kind", KindText(row.kind));
  object.Set("callbackId", static_cast<double>(row.callback_id));
  object.Set("time", row.time);
  object.Set("thread", static_cast<double>(row.thread));
  object.Set("subentry", row.sub_entry);
  object.Set("state", row.state);
  object.Set("error", row.error);
  return object;
}

}  // namespace

Napi::Value DialTraceToJs(Napi::Env env, const std::vector<DialTraceRow>& rows) {
  return ArrayToJs(env, rows, RowToJs);
}

}  // namespace winras
