// L1, L2: what RAS' dialogs are given and what is made of their answers, also of odd ones.

#include "calls/dialogs.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include "abi/error_codes.h"
#include "fake_ras.h"

namespace winras::test::dialogs_test {
namespace {

// What the functions below return, and have been given. One test at a time.
struct Shown {
  BOOL done = 1;
  DWORD error = 0;
  std::vector<std::u16string> texts;
  DWORD size = 0;
  DWORD flags = 0;
  LONG x = 0;
  HWND owner = nullptr;
  ULONG_PTR callback_id = 0;
  RASPBDLGFUNCW callback = nullptr;
};
Shown shown;

std::u16string TextOf(LPCWSTR text) { return text == nullptr ? u"(null)" : text; }

template <typename Structure>
BOOL Show(Structure* dialog, std::vector<std::u16string> texts) {
  shown.texts = std::move(texts);
  shown.size = dialog->dwSize;
  shown.flags = dialog->dwFlags;
  shown.x = dialog->xDlg;
  shown.owner = dialog->hwndOwner;
  dialog->dwError = shown.error;
  return shown.done;
}

struct Dialogs : FakeRas {
  Dialogs() {
    shown = {};
    api.RasDialDlgW = [](LPWSTR book, LPWSTR entry, LPWSTR number, RASDIALDLG* dialog) -> BOOL {
      return Show(dialog, {TextOf(book), TextOf(entry), TextOf(number)});
    };
    api.RasEntryDlgW = [](LPWSTR book, LPWSTR entry, RASENTRYDLGW* dialog) -> BOOL {
      // A name without an end.
      for (WCHAR& unit : dialog->szEntry) unit = u'x';
      return Show(dialog, {TextOf(book), TextOf(entry)});
    };
    api.RasPhonebookDlgW = [](LPWSTR book, LPWSTR entry, RASPBDLGW* dialog) -> BOOL {
      std::memcpy(&shown.callback_id, &dialog->dwCallbackId, sizeof shown.callback_id);
      std::memcpy(&shown.callback, &dialog->pCallback, sizeof shown.callback);
      std::u16string name = u"Branch";
      std::u16string typed = u"secret";
      shown.callback(shown.callback_id, RASPBDEVENT_AddEntry, name.data(), nullptr);
      shown.callback(shown.callback_id, RASPBDEVENT_DialEntry, nullptr, nullptr);
      shown.callback(shown.callback_id, RASPBDEVENT_NoUser, typed.data(), typed.data());
      shown.callback(shown.callback_id + 1, RASPBDEVENT_AddEntry, name.data(), nullptr);
      return Show(dialog, {TextOf(book), TextOf(entry)});
    };
    api.RasCreatePhonebookEntryW = [](HWND, LPCWSTR) -> DWORD { return shown.error; };
  }
};

TEST_CASE_FIXTURE(Dialogs, "L1: TRUE is done, FALSE without an error the user's Cancel") {
  for (const BOOL done : {1, 2, -1}) {
    shown.done = done;
    shown.error = 678;  // which counts for nothing then
    const auto answer = ShowDialDialog(*provider(), {});
    CHECK(answer.error == 0);
    CHECK(answer.value.done);
  }
  shown.done = 0;
  shown.error = 0;
  CHECK(ShowDialDialog(*provider(), {}).error == 0);
  CHECK(!ShowDialDialog(*provider(), {}).value.done);
  shown.error = kErrorInvalidSize;
  const auto answer = ShowEntryDialog(*provider(), {});
  CHECK(answer.error == kErrorInvalidSize);
  CHECK(answer.operation == std::string("RasEntryDlg"));
}

TEST_CASE_FIXTURE(Dialogs, "L2: the place counts with its flag, and only then") {
  DialogRequest request;
  request.flags = RASEDFLAG_NewTunnelEntry;
  ShowEntryDialog(*provider(), request);
  CHECK(shown.size == sizeof(RASENTRYDLGW));
  CHECK(shown.flags == RASEDFLAG_NewTunnelEntry);
  request.position = {-7, 9};
  request.owner = reinterpret_cast<HWND>(ULONG_PTR{66});
  ShowEntryDialog(*provider(), request);
  CHECK(shown.flags == (RASEDFLAG_NewTunnelEntry | RASEDFLAG_PositionDlg));
  CHECK(shown.x == -7);
  CHECK(shown.owner == request.owner);
}

TEST_CASE_FIXTURE(Dialogs, "L2: a name that has no end stops at its field's") {
  CHECK(ShowEntryDialog(*provider(), {}).value.entry_name ==
        std::u16string(RAS_MaxEntryName + 1, u'x'));
}

TEST_CASE_FIXTURE(Dialogs, "what is not said is a null pointer, and an empty text is one") {
  DialogRequest request;
  request.entry_name = u"Office";
  request.phone_number = u"";
  ShowDialDialog(*provider(), request);
  CHECK(shown.texts == std::vector<std::u16string>{u"(null)", u"Office", u""});
}

TEST_CASE_FIXTURE(Dialogs,
                  "the phone book's events are those of this dialog, without what was typed") {
  std::vector<PhoneBookDialogEvent> events;
  ShowPhoneBookDialog(*provider(), {},
                      [&events](PhoneBookDialogEvent event) { events.push_back(event); });
  REQUIRE(events.size() == 3);
  CHECK(events[0].event == RASPBDEVENT_AddEntry);
  CHECK(events[0].entry_name == u"Branch");
  CHECK(events[1].entry_name.empty());
  CHECK(events[2].event == RASPBDEVENT_NoUser);
  CHECK(events[2].entry_name.empty());
  // RAS may call when the dialog has returned.
  std::u16string name = u"late";
  shown.callback(shown.callback_id, RASPBDEVENT_AddEntry, name.data(), nullptr);
  CHECK(events.size() == 3);
}

TEST_CASE_FIXTURE(Dialogs, "what a hearer throws does not reach RAS") {
  const auto answer =
      ShowPhoneBookDialog(*provider(), {}, [](PhoneBookDialogEvent) { throw std::bad_alloc(); });
  CHECK(answer.error == 0);
}

TEST_CASE_FIXTURE(Dialogs, "B14: the older dialogs return an error, of which Cancel is none") {
  CHECK(ShowCreateEntryDialog(*provider(), {}).value.done);
  shown.error = kErrorCancelled;
  const auto cancelled = ShowCreateEntryDialog(*provider(), {});
  CHECK(cancelled.error == 0);
  CHECK(!cancelled.value.done);
  shown.error = kErrorCannotOpenPhonebook;
  CHECK(ShowCreateEntryDialog(*provider(), {}).error == kErrorCannotOpenPhonebook);
}

}  // namespace
}  // namespace winras::test::dialogs_test
