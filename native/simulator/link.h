// One link of a line: its state machine on the clock. Most lines have one, a multilink entry's has
// several. Every member is called with the service's lock held.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "provider/clock.h"
#include "simulator/script.h"
#include "simulator/traffic.h"

namespace winras::simulator {

class Line;

enum class LinkPhase {
  kIdle,  // not dialed, for its entry dials links as they are needed
  kDialing,
  kUp,
  kHungUp,  // by its own handle, which lingers
  kDown,    // its dial failed, or it was lost or hung up
};

class Link {
 public:
  // `number` counts from 1. `line` owns it.
  Link(Line& line, DWORD number);

  // Whom it reaches, null: nobody.
  void Dial(std::u16string phone_number, std::shared_ptr<Server> server, bool paused_states);
  // The line is dialed again by itself.
  void Redial();
  // Another process dials it.
  void DialForOthers(std::u16string phone_number, std::shared_ptr<Server> server);
  // Comes up at once; it has been up since this time on the clock.
  void Connect(std::u16string phone_number, std::shared_ptr<Server> server, double since);
  // It is dialed, and goes as it is told to.
  void Follow(std::u16string phone_number);
  void Play(const RecordedStep& step);
  // Its next state is due one delay from now, unless the line holds it (D6).
  void Proceed(double extra_delay = 0);
  // A handler held it when its next state was due.
  bool held() const { return held_; }
  // The pause has been answered.
  void Resume();
  void EapUiAnswered() { eap_ui_answered_ = true; }
  bool eap_ui_answered() const { return eap_ui_answered_; }
  // The attempt ends here; nothing is told.
  void Fail(DWORD error);
  // Its line has ended, or was hung up.
  void Stop();
  void HangUp() { phase_ = LinkPhase::kHungUp; }
  // It was up; its counters stand still.
  void Down();

  DWORD number() const { return number_; }
  LinkPhase phase() const { return phase_; }
  bool up() const { return phase_ == LinkPhase::kUp; }
  RASCONNSTATE state() const { return state_; }
  DWORD error() const { return error_; }
  // The error of the last attempt that was given up for another one; 0: none was.
  DWORD given_up() const { return given_up_; }
  const Device& device() const { return device_; }
  std::optional<Protocol> protocol() const { return protocol_; }
  const Server* server() const { return server_.get(); }
  const std::u16string& phone_number() const { return phone_number_; }
  // Null: it has none, or shares that of its line.
  HRASCONN handle() const { return handle_; }
  void set_handle(HRASCONN handle) { handle_ = handle; }
  Counters& counters() { return counters_; }
  const Counters& counters() const { return counters_; }

 private:
  // link.cc
  void Advance();
  void EnterNext(bool silently);
  bool MayMerge() const;
  bool RefusedHere(RASCONNSTATE state, DWORD& error) const;
  void TakeDevice(const Step& step);
  void ComesUp(double since);
  void CancelTimer();

  // link_decisions.cc
  void Decide(Decision decision);
  void Authenticate();
  Verdict Judge() const;
  void Reject();
  void Accept();
  void Prepend(Script script);
  void FailNext(RASCONNSTATE state, DWORD error);

  Line& line_;
  const DWORD number_;
  HRASCONN handle_ = nullptr;
  std::u16string phone_number_;
  std::shared_ptr<Server> server_;
  Script script_;
  int tries_ = 0;
  LinkPhase phase_ = LinkPhase::kIdle;
  RASCONNSTATE state_ = RASCS_OpenPort;
  DWORD error_ = 0;
  DWORD given_up_ = 0;
  Device device_;
  std::optional<Protocol> protocol_;
  Counters counters_;
  bool eap_ui_answered_ = false;
  bool held_ = false;
  bool merged_ = false;  // the state before was not notified
  std::optional<Clock::TimerId> timer_;
  std::uint64_t timers_set_ = 0;
};

}  // namespace winras::simulator
