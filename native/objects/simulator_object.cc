#include "objects/simulator_object.h"

#include <memory>
#include <string>
#include <utility>

#include "environment/environment.h"
#include "marshal/arguments.h"
#include "marshal/simulator.h"
#include "objects/members.h"
#include "objects/provider_object.h"
#include "provider/ras_threads.h"
#include "simulator/service.h"
#include "simulator/simulator_provider.h"
#include "simulator/state_file.h"

namespace winras {
namespace {

using SharedProvider = std::shared_ptr<Provider>;
using SharedService = std::shared_ptr<simulator::Service>;

// The end of a service waits for the service's threads. Whoever drops the last reference
// (JavaScript's collector, a clock, the service itself after a notification) must not wait: a
// thread of the pool does.
SharedService EndOnPool(SharedService service) {
  simulator::Service* const pointer = service.get();
  return SharedService(pointer, [service = std::move(service)](simulator::Service*) mutable {
    RasThreads::Instance().Run([service = std::move(service)]() mutable { service.reset(); });
  });
}

std::shared_ptr<Clock> ClockFrom(Napi::Value mode) {
  if (mode.IsString() && AsciiFrom(mode, "clock") == "virtual") return MakeVirtualClock();
  const double scale = mode.IsNumber() ? NumberFrom(mode, "clock") : 0;
  if (scale <= 0) throw Napi::TypeError::New(mode.Env(), "clock must be 'virtual' or a scale");
  return MakeRealClock(scale);
}

bool IsIdle(Provider& provider, simulator::Service& service, const Mailbox& mailbox) {
  // Jobs, service, jobs again: each can set the other in motion. Both write letters: those last.
  return !provider.JobsRun() && service.Idle() && !provider.JobsRun() && mailbox.Empty();
}

void DefineClock(Napi::Object object, const SharedProvider& provider) {
  DefineMethod(object, "nextDue", [provider](const Napi::CallbackInfo& info) -> Napi::Value {
    const auto due = provider->clock().NextDue();
    if (!due) return info.Env().Undefined();
    return Napi::Number::New(info.Env(), *due);
  });
  DefineMethod(object, "advanceTo", [provider](const Napi::CallbackInfo& info) {
    provider->clock().AdvanceTo(NumberFrom(info[0], "time"));
  });
}

void DefineService(Napi::Object object, const SharedProvider& provider,
                   const SharedService& service) {
  DefineMethod(object, "idle", [provider, service](const Napi::CallbackInfo& info) {
    const Mailbox& mailbox = *Environment::Of(info.Env()).mailbox();
    return Napi::Boolean::New(info.Env(), IsIdle(*provider, *service, mailbox));
  });
  DefineMethod(object, "calls", [service](const Napi::CallbackInfo& info) {
    return CallsToJs(info.Env(), service->Calls());
  });
  DefineMethod(object, "notifications", [service](const Napi::CallbackInfo& info) {
    return NotificationsToJs(info.Env(), service->Notifications());
  });
  DefineMethod(object, "owed", [service](const Napi::CallbackInfo& info) {
    return OwedToJs(info.Env(), service->Owed());
  });
  DefineMethod(object, "violations", [service](const Napi::CallbackInfo& info) {
    return ViolationsToJs(info.Env(), service->Violations());
  });
  DefineMethod(object, "unknownServers", [service](const Napi::CallbackInfo& info) {
    return NamesToJs(info.Env(), service->UnknownServers());
  });
  DefineMethod(object, "dropLine", [service](const Napi::CallbackInfo& info) {
    const bool dropped =
        service->DropLine(TextFrom(info[0], "entryName"), DwordFrom(info[1], "error"));
    return Napi::Boolean::New(info.Env(), dropped);
  });
  DefineMethod(object, "dropLink", [service](const Napi::CallbackInfo& info) {
    const bool dropped =
        service->DropLink(TextFrom(info[0], "entryName"), DwordFrom(info[1], "subentry"),
                          DwordFrom(info[2], "error"));
    return Napi::Boolean::New(info.Env(), dropped);
  });
  DefineMethod(object, "connectLink", [service](const Napi::CallbackInfo& info) {
    const bool connected =
        service->ConnectLink(TextFrom(info[0], "entryName"), DwordFrom(info[1], "subentry"));
    return Napi::Boolean::New(info.Env(), connected);
  });
  DefineMethod(object, "connectElsewhere", [service](const Napi::CallbackInfo& info) {
    const bool connected = service->ConnectElsewhere(TextFrom(info[0], "entryName"));
    return Napi::Boolean::New(info.Env(), connected);
  });
  DefineMethod(object, "setSubstate", [service](const Napi::CallbackInfo& info) {
    const auto substate = static_cast<RASCONNSUBSTATE>(DwordFrom(info[1], "substate"));
    const bool set = service->SetSubstate(TextFrom(info[0], "entryName"), substate);
    return Napi::Boolean::New(info.Env(), set);
  });
  DefineMethod(object, "restartRasMan", [service](const Napi::CallbackInfo& info) {
    service->Restart(DurationFrom(info[0], "down"));
  });
}

}  // namespace

Napi::Value SaltOfStateFile(const Napi::CallbackInfo& info) {
  const auto salt =
      simulator::SaltOfStateFile(TextFrom(info[0], "file"), AsciiFrom(info[1], "salt"));
  if (!salt) throw Napi::TypeError::New(info.Env(), "it cannot be read and written, or is none");
  return Napi::String::New(info.Env(), *salt);
}

Napi::Value OpenSimulator(const Napi::CallbackInfo& info, const simulator::Library& library) {
  const Napi::Env env = info.Env();
  const std::string config = AsciiFrom(info[0], "config");
  const std::shared_ptr<Clock> clock = ClockFrom(info[1]);
  simulator::OpenResult opened = library.open(config, clock);
  if (opened.service == nullptr) throw Napi::TypeError::New(env, opened.error);
  const SharedService service = EndOnPool(std::move(opened.service));
  const SharedProvider provider = simulator::MakeSimulatorProvider(service, clock, library);
  Napi::Object object = MakeProviderObject(env, provider);
  DefineClock(object, provider);
  DefineService(object, provider, service);
  return object;
}

}  // namespace winras
