#include "simulator/config_behaviour.h"

#include "simulator/config_values.h"

namespace winras::simulator {
namespace {

using Key = std::string_view;
using Value = std::string_view;

bool SetNotification(Behaviour& b, Key key, Value value) {
  if (key == "NotificationThread") {
    b.notification_thread = ReadChoice<NotificationThread>(
        value,
        {{"foreign", NotificationThread::kForeign}, {"captured", NotificationThread::kCaptured}});
  } else if (key == "Lost") {
    b.lost = ReadStates(value);
  } else if (key == "SilentAfter") {
    b.silent_after = ReadState(value);
  } else if (key == "Duplicated") {
    b.duplicated = ReadStates(value);
  } else if (key == "Merged") {
    b.merged = ReadBoolean(value);
  } else if (key == "Late") {
    b.late = ReadTime(value);
  } else if (key == "AfterTerminal") {
    b.after_terminal = ReadBoolean(value);
  } else if (key == "RetryError") {
    b.retry_error = ReadChoice<DWORD>(value, {{"691", 691}, {"0", 0}});
  } else {
    return false;
  }
  return true;
}

bool SetDial(Behaviour& b, Key key, Value value) {
  if (key == "Delay") {
    b.delay = ReadTime(value);
  } else if (key == "RasDialReturns") {
    b.ras_dial_returns = ReadChoice<RasDialReturns>(value, {{"before", RasDialReturns::kBefore},
                                                            {"between", RasDialReturns::kBetween},
                                                            {"after", RasDialReturns::kAfter}});
  } else if (key == "RasDialBlocks") {
    b.ras_dial_blocks = ReadTime(value);
  } else if (key == "RasDialFails") {
    b.ras_dial_fails = ReadCode(value);
  } else if (key == "RasDialRefuses") {
    b.ras_dial_refuses = ReadCode(value);
  } else if (key == "RedialConnected") {
    b.redial_connected_silently = ReadChoice<bool>(value, {{"connected", false}, {"silent", true}});
  } else if (key == "EapWindow") {
    b.eap_window = ReadTime(value);
  } else if (key == "EapWindowFails") {
    b.eap_window_fails = ReadCode(value);
  } else if (key == "ResumeFails") {
    b.resume_fails = ReadCode(value);
  } else {
    return false;
  }
  return true;
}

bool SetListing(Behaviour& b, Key key, Value value) {
  if (key == "ListDialing") {
    b.list_dialing = ReadBoolean(value);
  } else if (key == "CorrelationId") {
    b.correlation_id =
        ReadChoice<CorrelationIdListed>(value, {{"always", CorrelationIdListed::kAlways},
                                                {"connected", CorrelationIdListed::kConnected},
                                                {"late", CorrelationIdListed::kLate},
                                                {"never", CorrelationIdListed::kNever}});
  } else if (key == "CorrelationIdAfter") {
    b.correlation_id_after = ReadTime(value);
  } else {
    return false;
  }
  return true;
}

bool SetHangUp(Behaviour& b, Key key, Value value) {
  if (key == "HangUp") {
    b.hang_up =
        ReadChoice<HangUpManner>(value, {{"immediate", HangUpManner::kImmediate},
                                         {"waitsForHandler", HangUpManner::kWaitsForHandler}});
  } else if (key == "HangUpBlocks") {
    b.hang_up_blocks = ReadTime(value);
  } else if (key == "Linger") {
    b.linger = ReadTime(value);
  } else if (key == "LingerState") {
    b.linger_state = ReadChoice<LingerState>(value, {{"Disconnected", LingerState::kDisconnected},
                                                     {"Connected", LingerState::kConnected},
                                                     {"current", LingerState::kCurrent}});
  } else if (key == "AfterHangUp") {
    b.after_hang_up =
        ReadChoice<AfterHangUp>(value, {{"silent", AfterHangUp::kSilent},
                                        {"disconnected", AfterHangUp::kDisconnected},
                                        {"userDisconnection", AfterHangUp::kUserDisconnection}});
  } else if (key == "HangUpError") {
    b.hang_up_error = ReadCode(value);
  } else if (key == "SpuriousGone") {
    b.spurious_gone = ReadBoolean(value);
  } else if (key == "PortFreeAfter") {
    b.port_free_after = ReadTime(value);
  } else if (key == "RedialsUnpaid") {
    b.redials_unpaid = ReadTime(value);
  } else if (key == "LostLine") {
    b.lost_line = ReadChoice<LostLine>(value, {{"gone", LostLine::kGone},
                                               {"disconnectedFirst", LostLine::kDisconnectedFirst},
                                               {"reconnect", LostLine::kReconnect}});
  } else if (key == "FailedLink") {
    b.failed_link = ReadChoice<FailedLink>(
        value,
        {{"state", FailedLink::kState}, {"disconnected", FailedLink::kSubEntryDisconnected}});
  } else if (key == "StatusError") {
    b.status_error = ReadCode(value);
  } else if (key == "DialingError") {
    b.dialing_error =
        ReadChoice<DialingError>(value, {{"none", DialingError::kNone},
                                         {"pending", DialingError::kPending},
                                         {"earlierAttempt", DialingError::kEarlierAttempt}});
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool SetBehaviour(Behaviour& b, Key key, Value value) {
  return SetDial(b, key, value) || SetNotification(b, key, value) || SetHangUp(b, key, value) ||
         SetListing(b, key, value);
}

}  // namespace winras::simulator
