// What a link's server decides: credentials, an expired password, callbacks, EAP.

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

void Link::Decide(Decision decision) {
  if (decision == Decision::kAuthenticate) {
    Authenticate();
  } else if (server_->ChangePassword(line_.call().credentials)) {
    Prepend(Authentication(RASCS_ReAuthenticate));
  } else {
    FailNext(RASCS_AuthChangePassword, kErrorChangingPassword);
  }
}

void Link::Authenticate() {
  const EapConfig& eap = line_.entry().eap;
  if (eap.needs_identity() && line_.call().eap_info.empty()) {
    FailNext(RASCS_Authenticate, eap.without_identity);  // D15
    return;
  }
  if (server_->config().eap_ui && !eap_ui_answered_) {
    if (line_.call().paused_states()) {
      Prepend({Enter(RASCS_InvokeEapUI)});
    } else {
      FailNext(RASCS_Authenticate, kErrorInteractiveMode);
    }
    return;
  }
  line_.SigningIn();
  switch (Judge()) {
    case Verdict::kWrong:
      Reject();
      break;
    case Verdict::kExpired:
      if (line_.call().paused_states()) {
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
Verdict Link::Judge() const {
  const Credentials& credentials = line_.call().credentials;
  return line_.entry().eap.needs_identity() ? server_->CheckName(credentials)
                                            : server_->Check(credentials);
}

void Link::Reject() {
  if (++tries_ < server_->config().max_tries && line_.call().paused_states()) {
    Prepend({Enter(RASCS_AuthNotify), Enter(RASCS_RetryAuthentication)});
  } else {
    FailNext(RASCS_AuthNotify, kErrorAuthenticationFailure);
  }
}

// A callback number counts only where the server lets the caller set it (D12). "*" asks for the
// pause (D13).
void Link::Accept() {
  const CallbackRule rule = server_->config().callback;
  const std::u16string& number = line_.call().parameters.callback_number;
  if (rule == CallbackRule::kCaller && number == u"*") {
    if (line_.call().paused_states()) {
      Prepend({Enter(RASCS_AuthNotify), Enter(RASCS_CallbackSetByCaller)});
    } else {
      FailNext(RASCS_AuthNotify, kErrorBadCallbackNumber);
    }
    return;
  }
  const bool callback =
      rule == CallbackRule::kFixed || (rule == CallbackRule::kCaller && !number.empty());
  Prepend(Accepted(line_.entry(), callback));
  Prepend({Enter(RASCS_AuthNotify)});
}

void Link::Resume() {
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
      Prepend(Accepted(line_.entry(), !line_.call().parameters.callback_number.empty()));
      break;
    default:
      break;
  }
}

void Link::Prepend(Script script) { script_.insert(script_.begin(), script.begin(), script.end()); }

void Link::FailNext(RASCONNSTATE state, DWORD error) { script_ = {Enter(state, error)}; }

}  // namespace winras::simulator
