// A dial as its environment sees it: the session, and the JavaScript function that hears of it.
#pragma once

#include <napi.h>

#include <memory>
#include <vector>

#include "dial/session.h"

namespace winras {

class Environment;

// Loop thread, except where the session calls its sink.
class OwnedSession : public std::enable_shared_from_this<OwnedSession> {
 public:
  // Dials. Until Settle or BeginHangUp the environment is held; until it owes nothing more, kept.
  static std::shared_ptr<OwnedSession> Dial(Environment& environment,
                                            std::shared_ptr<Provider> provider,
                                            std::unique_ptr<DialRequest> request,
                                            bool hang_up_on_exit, Napi::Function report);

  const std::shared_ptr<Session>& session() const { return session_; }

  // The dial has ended. Nothing more is reported.
  void Settle();
  // Whoever hangs up holds the environment himself, from the first to the second.
  void BeginHangUp();
  void HungUp(HangUpOutcome outcome);
  void StopReporting() { report_.Reset(); }

  OwnedSession(Environment& environment, bool hang_up_on_exit, Napi::Function report);
  OwnedSession(const OwnedSession&) = delete;
  OwnedSession& operator=(const OwnedSession&) = delete;

 private:
  void StopHolding();
  void KeepWhileOwed();
  void Report(Napi::Env env, const std::vector<DialEvent>& events);

  Environment& environment_;
  std::shared_ptr<Session> session_;
  Napi::FunctionReference report_;
  const bool hang_up_on_exit_;
  bool holding_ = false;
  bool settled_ = false;
  bool shall_be_gone_ = false;  // it is being hung up, or RAS did not let go of it
  bool hung_up_ = false;
};

}  // namespace winras
