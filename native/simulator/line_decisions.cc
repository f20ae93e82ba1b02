// What a dial's server decides: credentials, an expired password, callbacks, EAP.

#include "abi/error_codes.h"
#include "simulator/line.h"

namespace winras::simulator {
namespace {

constexpr DWORD kErrorChangingPassword = 709;

Step Enter(RASCONNSTATE state, DWORD error = 0) {
  Step step;
  step.state = state;
  step.error = error;
  return step;
}

}  // namespace

void Line::Decide(Decision decision) {
  if (decision == Decision::kAuthenticate) {
    Authenticate();
  } else if (server_->ChangePassword(call_.credentials)) {
    Prepend(Authentication(RASCS_ReAuthenticate));
  } else {
    FailNext(RASCS_AuthChangePassword, kErrorChangingPassword);
  }
}

void Line::Authenticate() {
  if (entry_->eap.needs_identity() && call_.eap_info.empty()) {
    FailNext(RASCS_Authenticate, entry_->eap.without_identity);  // D15
    return;
  }
  if (server_->config().eap_ui && !eap_ui_answered_) {
    if (call_.paused_states()) {
      Prepend({Enter(RASCS_InvokeEapUI)});
    } else {
      FailNext(RASCS_Authenticate, kErrorInteractiveMode);
    }
    return;
  }
  switch (Judge()) {
    case Verdict::kWrong:
      Reject();
      break;
    case Verdict::kExpired:
      if (call_.paused_states()) {
        Prepend({Enter(RASCS_AuthNotify), Enter(RASCS_PasswordExpired)});
      } else {
        FailNext(RASCS_AuthNotify, kErrorPasswdExpired);
      }
      break;
    case Verdict::kAccepted:
      Accept();
      break;
  }
}

// An EAP method that has an identity proves it by other means than the password.
Verdict Line::Judge() const {
  return entry_->eap.needs_identity() ? server_->CheckName(call_.credentials)
                                      : server_->Check(call_.credentials);
}

bool Line::WaitsForEapUi() const {
  return phase_ == LinePhase::kPaused && state_ == RASCS_InvokeEapUI && !eap_ui_answered_;
}

void Line::Reject() {
  if (++tries_ < server_->config().max_tries && call_.paused_states()) {
    Prepend({Enter(RASCS_AuthNotify), Enter(RASCS_RetryAuthentication)});
  } else {
    FailNext(RASCS_AuthNotify, kErrorAuthenticationFailure);
  }
}

// A callback number counts only where the server lets the caller set it (D12). "*" asks for the
// pause (D13).
void Line::Accept() {
  const CallbackRule rule = server_->config().callback;
  const std::u16string& number = call_.parameters.callback_number;
  if (rule == CallbackRule::kCaller && number == u"*") {
    if (call_.paused_states()) {
      Prepend({Enter(RASCS_AuthNotify), Enter(RASCS_CallbackSetByCaller)});
    } else {
      FailNext(RASCS_AuthNotify, kErrorBadCallbackNumber);
    }
    return;
  }
  const bool callback =
      rule == CallbackRule::kFixed || (rule == CallbackRule::kCaller && !number.empty());
  Prepend(Accepted(*entry_, callback));
  Prepend({Enter(RASCS_AuthNotify)});
}

void Line::Resume(DialCall call) {
  call_ = std::move(call);
  phase_ = LinePhase::kDialing;
  switch (state_) {
    case RASCS_Interactive:
    case RASCS_InvokeEapUI:
    case RASCS_RetryAuthentication:
      Prepend(Authentication(RASCS_Authenticate));
      break;
    case RASCS_PasswordExpired: {
      Step change;
      change.decision = Decision::kChangePassword;
      Prepend({Enter(RASCS_AuthChangePassword), change});
      break;
    }
    case RASCS_CallbackSetByCaller:
      Prepend(Accepted(*entry_, !call_.parameters.callback_number.empty()));
      break;
    default:
      break;
  }
}

void Line::Prepend(Script script) { script_.insert(script_.begin(), script.begin(), script.end()); }

void Line::FailNext(RASCONNSTATE state, DWORD error) { script_ = {Enter(state, error)}; }

}  // namespace winras::simulator
