#include "marshal/dial_report.h"

#include "marshal/values.h"

namespace winras {
namespace {

const char* KindText(DialEvent::Kind kind) {
  switch (kind) {
    case DialEvent::Kind::kDialReturned:
      return "dialed";
    case DialEvent::Kind::kResuming:
      return "resuming";
    case DialEvent::Kind::kResumeReturned:
      return "resumed";
    case DialEvent::Kind::kNotification:
      break;
  }
  return "notification";
}

Napi::Value ReportToJs(Napi::Env env, const DialEvent& event) {
  Napi::Object report = Napi::Object::New(env);
  report.Set("kind", KindText(event.kind));
  report.Set("time", event.time);
  report.Set("subentry", event.sub_entry);
  report.Set("state", event.state);
  report.Set("error", event.error);
  report.Set("extendedError", event.extended_error);
  if (event.kind == DialEvent::Kind::kDialReturned ||
      event.kind == DialEvent::Kind::kResumeReturned) {
    report.Set("operation", event.operation);
  }
  SetText(report, "deviceType", event.device_type);
  SetText(report, "deviceName", event.device_name);
  return report;
}

}  // namespace

Napi::Value DialReportsToJs(Napi::Env env, const std::vector<DialEvent>& events) {
  return ArrayToJs(env, events, ReportToJs);
}

}  // namespace winras
