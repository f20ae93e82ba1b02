#include "objects/phone_book_questions.h"

#include <string>
#include <utility>
#include <vector>

#include "calls/phone_book.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/phone_book.h"
#include "objects/members.h"

namespace winras {
namespace {

// `call_from(info, place)` makes the call from the arguments behind the entry's place.
template <typename T, typename CallFrom>
void DefineQuestion(Napi::Object object, const char* name, const SharedProvider& provider,
                    CallFrom call_from) {
  DefineMethod(object, name, [provider, call_from](const Napi::CallbackInfo& info) {
    return Ask(info.Env(), provider, call_from(info, EntryPlaceFrom(info)), AnswerToJs<T>);
  });
}

// Of a function that wants nothing but the place.
template <typename T>
auto OfPlace(Answer<T> (*function)(Provider&, const EntryPlace&)) {
  return [function](const Napi::CallbackInfo&, EntryPlace place) {
    return [function, place = std::move(place)](Provider& ras) { return function(ras, place); };
  };
}

// Of one that wants changes, too.
auto OfChanges(Answer<Nothing> (*function)(Provider&, const EntryPlace&, const EntryChanges&)) {
  return [function](const Napi::CallbackInfo& info, EntryPlace place) {
    return [function, place = std::move(place), changes = EntryChangesFrom(info[2], kEntryTable)](
               Provider& ras) { return function(ras, place, changes); };
  };
}

}  // namespace

void DefinePhoneBookQuestions(Napi::Object object, const SharedProvider& provider) {
  DefineQuestion<RawEntry>(object, "entryProperties", provider, OfPlace(EntryProperties));
  DefineQuestion<Nothing>(object, "createEntry", provider, OfChanges(CreateEntry));
  DefineQuestion<Nothing>(object, "changeEntry", provider, OfChanges(ChangeEntry));
  DefineQuestion<Nothing>(object, "deleteEntry", provider, OfPlace(DeleteEntry));
  DefineQuestion<Nothing>(object, "validateEntryName", provider, OfPlace(ValidateEntryName));
  DefineQuestion<Nothing>(
      object, "renameEntry", provider, [](const Napi::CallbackInfo& info, EntryPlace place) {
        return [place = std::move(place), new_name = TextFrom(info[2], "newName")](Provider& ras) {
          return RenameEntry(ras, place, new_name);
        };
      });
  DefineQuestion<std::vector<RawEntry>>(object, "subentries", provider, OfPlace(SubEntries));
  DefineQuestion<Nothing>(
      object, "setSubentry", provider, [](const Napi::CallbackInfo& info, EntryPlace place) {
        return [place = std::move(place), index = DwordFrom(info[2], "index"),
                changes = EntryChangesFrom(info[3], kSubEntryTable)](Provider& ras) {
          return SetSubEntry(ras, place, index, changes);
        };
      });
  DefineQuestion<Nothing>(
      object, "deleteSubentry", provider, [](const Napi::CallbackInfo& info, EntryPlace place) {
        return [place = std::move(place), index = DwordFrom(info[2], "index")](Provider& ras) {
          return DeleteSubEntry(ras, place, index);
        };
      });
}

}  // namespace winras
