#include "calls/dialogs.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "abi/error_codes.h"
#include "calls/error_message.h"
#include "calls/text.h"

namespace winras {
namespace {

// The dialogs take their texts as if to write into them: each gets memory of its own, with room for
// the longest that RAS knows.
class WritableText {
 public:
  explicit WritableText(const std::optional<std::u16string>& text) {
    if (!text) return;
    buffer_.assign(std::max(text->size(), kMaxPath) + 1, 0);
    std::copy(text->begin(), text->end(), buffer_.begin());
  }

  LPWSTR get() { return buffer_.empty() ? nullptr : buffer_.data(); }

 private:
  std::vector<WCHAR> buffer_;
};

// A structure for a dialog. The bit of the position is the same for all three (rule L2).
template <typename Structure>
Structure StructureOf(const DialogRequest& request) {
  static_assert(RASDDFLAG_PositionDlg == RASEDFLAG_PositionDlg &&
                RASDDFLAG_PositionDlg == RASPBDFLAG_PositionDlg);
  Structure dialog{};
  dialog.dwSize = sizeof dialog;
  dialog.hwndOwner = request.owner;
  dialog.dwFlags = request.flags;
  if (request.position) {
    dialog.dwFlags |= RASDDFLAG_PositionDlg;
    dialog.xDlg = request.position->x;
    dialog.yDlg = request.position->y;
  }
  return dialog;
}

// Rule L1: FALSE without an error is the user's Cancel.
Answer<DialogEnd> EndOf(Provider& provider, const char* operation, BOOL done, DWORD error) {
  Answer<DialogEnd> answer{operation};
  answer.value.done = done != 0;
  if (!answer.value.done) answer.error = error;
  return WithMessage(provider, std::move(answer));
}

Answer<DialogEnd> Unavailable(const char* operation) { return {operation, kFunctionUnavailable}; }

// Who hears what RasPhonebookDlg tells. By numbers, one after the other, so that a call that comes
// when the dialog has returned finds nobody.
class Hearers {
 public:
  using Hear = std::function<void(PhoneBookDialogEvent)>;

  // Never destroyed: RAS may call when everything else is over.
  static Hearers& Instance() {
    static Hearers& instance = *std::make_unique<Hearers>().release();
    return instance;
  }

  ULONG_PTR Add(Hear hear) {
    const std::lock_guard<std::mutex> lock(mutex_);
    hearers_.emplace(++last_id_, std::make_shared<Hear>(std::move(hear)));
    return last_id_;
  }

  void Remove(ULONG_PTR id) {
    const std::lock_guard<std::mutex> lock(mutex_);
    hearers_.erase(id);
  }

  std::shared_ptr<Hear> Find(ULONG_PTR id) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = hearers_.find(id);
    return found == hearers_.end() ? nullptr : found->second;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<ULONG_PTR, std::shared_ptr<Hear>> hearers_;
  ULONG_PTR last_id_ = 0;
};

// On the thread that shows the dialog. Nothing may be thrown into RAS.
void WINRAS_WINAPI OnPhoneBookEvent(ULONG_PTR id, DWORD event, LPWSTR entry, LPVOID) {
  try {
    const auto hear = Hearers::Instance().Find(id);
    if (hear == nullptr) return;
    std::u16string name;
    // NoUser and NoUserEdit come with what the user has typed, which is nobody's business.
    const bool names = event >= RASPBDEVENT_AddEntry && event <= RASPBDEVENT_DialEntry;
    for (; names && entry != nullptr && *entry != 0 && name.size() < RAS_MaxEntryName; ++entry) {
      name += *entry;
    }
    (*hear)({event, std::move(name)});
  } catch (...) {
    // No memory: the event is lost.
  }
}

// 0 or an error; the user's Cancel is one in the older dialogs.
Answer<DialogEnd> EndOfOlder(Provider& provider, const char* operation, DWORD error) {
  const bool cancelled = error == kErrorCancelled;
  return EndOf(provider, operation, error == 0, cancelled ? 0 : error);
}

}  // namespace

Answer<DialogEnd> ShowDialDialog(Provider& provider, const DialogRequest& request) {
  static constexpr char kOperation[] = "RasDialDlg";
  const auto show = provider.api().RasDialDlgW;
  if (show == nullptr) return Unavailable(kOperation);
  WritableText book(request.phone_book);
  WritableText entry(request.entry_name);
  WritableText number(request.phone_number);
  auto dialog = StructureOf<RASDIALDLG>(request);
  dialog.dwSubEntry = request.sub_entry;
  const BOOL done = show(book.get(), entry.get(), number.get(), &dialog);
  return EndOf(provider, kOperation, done, dialog.dwError);
}

Answer<DialogEnd> ShowEntryDialog(Provider& provider, const DialogRequest& request) {
  static constexpr char kOperation[] = "RasEntryDlg";
  const auto show = provider.api().RasEntryDlgW;
  if (show == nullptr) return Unavailable(kOperation);
  WritableText book(request.phone_book);
  WritableText entry(request.entry_name);
  auto dialog = StructureOf<RASENTRYDLGW>(request);
  const BOOL done = show(book.get(), entry.get(), &dialog);
  Answer<DialogEnd> answer = EndOf(provider, kOperation, done, dialog.dwError);
  if (answer.value.done) answer.value.entry_name = Text(dialog.szEntry);
  return answer;
}

Answer<DialogEnd> ShowPhoneBookDialog(Provider& provider, const DialogRequest& request,
                                      const std::function<void(PhoneBookDialogEvent)>& hear) {
  static constexpr char kOperation[] = "RasPhonebookDlg";
  const auto show = provider.api().RasPhonebookDlgW;
  if (show == nullptr) return Unavailable(kOperation);
  WritableText book(request.phone_book);
  WritableText entry(request.entry_name);
  auto dialog = StructureOf<RASPBDLGW>(request);
  const ULONG_PTR id = Hearers::Instance().Add(hear);
  dialog.dwCallbackId = id;
  dialog.pCallback = &OnPhoneBookEvent;
  const BOOL done = show(book.get(), entry.get(), &dialog);
  Hearers::Instance().Remove(id);
  return EndOf(provider, kOperation, done, dialog.dwError);
}

Answer<DialogEnd> ShowCreateEntryDialog(Provider& provider, const DialogRequest& request) {
  static constexpr char kOperation[] = "RasCreatePhonebookEntry";
  const auto show = provider.api().RasCreatePhonebookEntryW;
  if (show == nullptr) return Unavailable(kOperation);
  return EndOfOlder(provider, kOperation, show(request.owner, OrNull(request.phone_book)));
}

Answer<DialogEnd> ShowEditEntryDialog(Provider& provider, const DialogRequest& request) {
  static constexpr char kOperation[] = "RasEditPhonebookEntry";
  const auto show = provider.api().RasEditPhonebookEntryW;
  if (show == nullptr) return Unavailable(kOperation);
  return EndOfOlder(provider, kOperation,
                    show(request.owner, OrNull(request.phone_book), OrNull(request.entry_name)));
}

}  // namespace winras
