#include <doctest/doctest.h>

#include <future>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "dial/notifier.h"
#include "dial/session_registry.h"
#include "one_dial.h"

namespace winras::test::session_dial_test {

TEST_SUITE("dialing") {
  TEST_CASE_FIXTURE(
      OneDial,
      "D1, D3: RasDial is called once, with what was asked for, and its result is reported") {
    auto request = Request(RDEOPT_IgnoreModemSpeaker);
    request->phone_book = u"C:\\books\\office.pbk";
    request->params.dwSubEntry = 3;
    Dial(std::move(request));
    CHECK(heard.Text() == "dialed:0");
    CHECK(ras.Calls() == std::vector<std::string>{"RasDial"});
    const DialCall call = ras.Dialed();
    CHECK(*call.phone_book == u"C:\\books\\office.pbk");
    CHECK(call.before == nullptr);
    CHECK(call.notifier_type == 2);
    CHECK(call.copy.dwSize == kRasDialParamsSizes.windows7);
    CHECK(call.extensions->dwSize == kRasDialExtensionsSizes.windows7);
    CHECK(call.copy.dwSubEntry == 3);
    CHECK(std::u16string(call.copy.szPassword) == u"secret");
    CHECK(call.options == RDEOPT_IgnoreModemSpeaker);
    CHECK(session()->handle() == kHandle);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "without a phone book RAS gets none") {
    Dial();
    CHECK(!ras.Dialed().phone_book);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "a RAS without RasDial says so, not that it crashed") {
    ras.api.RasDialW = nullptr;
    Dial();
    REQUIRE(heard.Size() == 1);
    CHECK(heard.Events()[0].error == kFunctionUnavailable);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(
      OneDial,
      "notifications before, while and after RasDial returns come in order, with their time") {
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      call.Notify(RASCS_OpenPort);
      call.Notify(RASCS_PortOpened);
      *call.handle = kHandle;
      return 0;
    };
    ras.clock().AdvanceTo(5);
    Dial();
    ras.clock().AdvanceTo(25);
    CHECK(ras.Dialed().Notify(RASCS_Authenticate, 0, kHandle, 2) == 1);
    CHECK(ras.Dialed().Notify(RASCS_AuthNotify, 650, kHandle, 2, 77) == 1);
    CHECK(heard.Text() == "0 1 dialed:0 5 6:650");
    const auto events = heard.Events();
    CHECK(events[0].time == 5);
    CHECK(events[3].time == 25);
    CHECK(events[3].sub_entry == 2);
    CHECK(events[4].extended_error == 77);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial,
                    "the handle is known from the first notification, while RasDial still runs") {
    std::promise<void> go;
    ras.on_dial = [&](const DialCall& call) -> DWORD {
      call.Notify(RASCS_OpenPort);
      go.get_future().wait();
      *call.handle = kHandle;
      return 0;
    };
    CHECK(session()->handle() == nullptr);
    session()->Start(Request());
    CHECK(WaitUntil([&] { return session()->handle() == kHandle; }));
    go.set_value();
    REQUIRE(ras.Quiet());
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial,
                    "D6: a device is asked for inside the callback, and only where there is one") {
    bool free_to_ask = true;
    ras.on_status = [&](HRASCONN, RASCONNSTATUSW& status) -> DWORD {
      // Would not return if the session held its lock.
      free_to_ask = free_to_ask && session()->handle() == kHandle;
      Put(u"vpn", status.szDeviceType);
      // RAS fills the field to its last character and leaves no NUL.
      for (WCHAR& c : status.szDeviceName) c = u'x';
      return 0;
    };
    Dial();
    for (const DWORD state :
         {RASCS_OpenPort, RASCS_ConnectDevice, RASCS_DeviceConnected, RASCS_AllDevicesConnected}) {
      ras.Dialed().Notify(state);
    }
    ras.Dialed().Notify(RASCS_ConnectDevice, kErrorVpnTimeout);
    CHECK(free_to_ask);
    CHECK(ras.Count(kStatusCall) == 2);
    const auto events = heard.Events();
    REQUIRE(events.size() == 6);
    CHECK(events[1].device_type == u"");
    CHECK(events[2].device_type == u"vpn");
    CHECK(events[2].device_name == std::u16string(RAS_MaxDeviceName + 1, u'x'));
    CHECK(events[3].device_type == u"vpn");
    CHECK(events[4].device_type == u"");
    CHECK(events[5].device_type == u"");
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial,
                    "a device that RAS does not tell is left empty and the event still comes") {
    ras.api.RasGetConnectStatusW = nullptr;
    Dial();
    CHECK(ras.Dialed().Notify(RASCS_ConnectDevice) == 1);
    CHECK(heard.Text() == "dialed:0 2");
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial,
                    "events of two RAS threads reach the sink one after the other, none lost") {
    std::atomic<int> inside{0};
    std::atomic<bool> overlapped{false};
    std::vector<DialEvent> events;
    sink = [&](DialEvent event) {
      if (++inside > 1) overlapped = true;
      events.push_back(std::move(event));
      --inside;
    };
    Dial();
    constexpr DWORD kEach = 5'000;
    const DialCall call = ras.Dialed();
    const auto notify = [&call](DWORD sub_entry) {
      for (DWORD i = 0; i < kEach; ++i) call.Notify(RASCS_Authenticate, 0, kHandle, sub_entry, i);
    };
    std::thread first(notify, 1);
    std::thread second(notify, 2);
    first.join();
    second.join();
    CHECK(!overlapped);
    REQUIRE(events.size() == 2 * kEach + 1);
    DWORD next[3] = {};
    bool in_order = true;
    for (std::size_t i = 1; i < events.size(); ++i) {
      in_order = in_order && events[i].extended_error == next[events[i].sub_entry]++ &&
                 events[i].time >= events[i - 1].time;
    }
    CHECK(in_order);
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "a second RAS thread never waits for the sink") {
    std::promise<void> in_sink;
    std::promise<void> go;
    std::mutex mutex;
    std::vector<DWORD> states;
    sink = [&](DialEvent event) {
      if (event.kind != DialEvent::Kind::kNotification) return;
      {
        const std::lock_guard<std::mutex> lock(mutex);
        states.push_back(event.state);
      }
      if (event.state == RASCS_PortOpened) {
        in_sink.set_value();
        go.get_future().wait();
      }
    };
    Dial();
    std::thread slow([&] { ras.Dialed().Notify(RASCS_PortOpened); });
    in_sink.get_future().wait();
    CHECK(ras.Dialed().Notify(RASCS_Authenticate) == 1);
    go.set_value();
    slow.join();
    CHECK(states == std::vector<DWORD>{RASCS_PortOpened, RASCS_Authenticate});
    session()->Settle();
  }

  TEST_CASE("an id that nobody has is answered with 0") {
    FakeRas ras;
    for (const std::uintptr_t id :
         {std::uintptr_t{0}, ~std::uintptr_t{0}, std::uintptr_t{987654}}) {
      CHECK(OnRasDialEvent(id, 1, kHandle, WM_RASDIALEVENT, RASCS_Connected, 0, 0) == 0);
    }
  }

  TEST_CASE_FIXTURE(OneDial,
                    "after it was settled a dial hears nothing more, whatever RAS still says") {
    Dial();
    CHECK(ras.Dialed().Notify(RASCS_Connected) == 1);
    session()->Settle();
    CHECK(ras.Dialed().Notify(RASCS_Connected) == 0);
    CHECK(ras.Dialed().Notify(RASCS_Disconnected) == 0);
    CHECK(heard.Text() == "dialed:0 8192");
    CHECK(SessionRegistry::Instance().Find(ras.Dialed().callback_id) == nullptr);
    CHECK(session().use_count() == 1);
  }

  TEST_CASE("ids differ, fit 32 bits and are no pointers") {
    FakeRas ras;
    std::vector<std::shared_ptr<Session>> sessions;
    Heard heard;
    for (int i = 0; i < 3; ++i) {
      sessions.push_back(Session::Create(ras.provider(), heard.Sink()));
      sessions.back()->Start(Request());
      REQUIRE(ras.Quiet());
    }
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(ras.Dialed(i).callback_id != 0);
      CHECK(ras.Dialed(i).callback_id < 0x10000);
      if (i > 0) CHECK(ras.Dialed(i).callback_id != ras.Dialed(i - 1).callback_id);
      sessions[i]->Settle();
    }
  }

  TEST_CASE_FIXTURE(
      OneDial, "an exception in the sink does not come back through RAS, nor stop later events") {
    std::vector<DWORD> states;
    sink = [&](DialEvent event) {
      if (event.state == RASCS_PortOpened) throw std::bad_alloc();
      if (event.kind == DialEvent::Kind::kNotification) states.push_back(event.state);
    };
    Dial();
    CHECK(ras.Dialed().Notify(RASCS_PortOpened) == 1);
    CHECK(ras.Dialed().Notify(RASCS_Authenticate) == 1);
    CHECK(states == std::vector<DWORD>{RASCS_Authenticate});
    session()->Settle();
  }

  TEST_CASE_FIXTURE(OneDial, "a sink may use its session") {
    sink = [&](DialEvent event) {
      if (event.kind == DialEvent::Kind::kNotification && session()->handle() == kHandle) {
        HangUp(1'000);
      }
    };
    Dial();
    ras.Dialed().Notify(RASCS_OpenPort);
    REQUIRE(ras.RunUntilAnswered(answers));
    CHECK(answers.Last().outcome == HangUpOutcome::kDisconnected);
    REQUIRE(ras.RunUntil([&] { return session().use_count() == 1; }));
  }
}

}  // namespace winras::test::session_dial_test
