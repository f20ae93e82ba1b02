#include "objects/dialog_questions.h"

#include <functional>
#include <utility>

#include "abi/error_codes.h"
#include "dialogs/dialog.h"
#include "environment/environment.h"
#include "marshal/answers.h"
#include "marshal/arguments.h"
#include "marshal/dialogs.h"
#include "objects/members.h"
#include "objects/promised.h"

namespace winras {
namespace {

using Hear = std::function<void(PhoneBookDialogEvent)>;
using Show = Answer<DialogEnd> (*)(Provider&, const DialogRequest&, const Hear&);

// NativeDialog: `show` is called on a thread of its own.
Napi::Value ShowDialog(const Napi::CallbackInfo& info, const SharedProvider& provider, Show show) {
  const Napi::Env env = info.Env();
  DialogRequest request = DialogRequestFrom(ObjectFrom(info[0], "request"));
  const Napi::Function report = FunctionFrom(info[1], "report");
  Environment& environment = Environment::Of(env);
  const OpenDialogs::Id id = environment.dialogs().Expect(report);
  const auto promised =
      Promise<Answer<DialogEnd>>(env, [id](Napi::Env env, const Answer<DialogEnd>& answer) {
        Environment::Of(env).dialogs().Returned(id);
        return AnswerToJs(env, answer);
      });
  Hear hear = [mailbox = environment.mailbox(), id](PhoneBookDialogEvent event) {
    mailbox->Post([id, event = std::move(event)](Napi::Env env) {
      Environment::Of(env).dialogs().Report(env, id, ToJs(env, event));
    });
  };
  // Nobody would be there to hear the answer when the environment has ended.
  if (!environment.HasEnded()) {
    auto dialog = Dialog::Open(provider, [show, request = std::move(request),
                                          hear = std::move(hear), resolve = promised.resolve](
                                             Provider& ras) { resolve(show(ras, request, hear)); });
    if (dialog == nullptr) promised.resolve({"CreateThread", kErrorNotEnoughMemory});
    environment.dialogs().Opened(id, std::move(dialog));
  }

  Napi::Object object = Napi::Object::New(env);
  object.Set("answer", promised.promise);
  DefineMethod(object, "close", [id](const Napi::CallbackInfo& info) {
    Environment::Of(info.Env()).dialogs().Close(id);
  });
  return object;
}

template <Answer<DialogEnd> (*kShow)(Provider&, const DialogRequest&)>
Answer<DialogEnd> Silently(Provider& provider, const DialogRequest& request, const Hear&) {
  return kShow(provider, request);
}

}  // namespace

void DefineDialogQuestions(Napi::Object object, const SharedProvider& provider) {
  const auto define = [&](const char* name, Show show) {
    DefineMethod(object, name, [provider, show](const Napi::CallbackInfo& info) {
      return ShowDialog(info, provider, show);
    });
  };
  define("dialDialog", Silently<ShowDialDialog>);
  define("entryDialog", Silently<ShowEntryDialog>);
  define("phoneBookDialog", ShowPhoneBookDialog);
  define("createEntryDialog", Silently<ShowCreateEntryDialog>);
  define("editEntryDialog", Silently<ShowEditEntryDialog>);
  DefineMethod(object, "hasVisibleDesktop", [provider](const Napi::CallbackInfo& info) {
    Desktop* const desktop = provider->desktop();
    return Napi::Boolean::New(info.Env(), desktop != nullptr && desktop->IsVisible());
  });
  DefineMethod(object, "isWindow", [provider](const Napi::CallbackInfo& info) {
    const HWND window = OptionalWindowFrom(info[0], "window");
    Desktop* const desktop = provider->desktop();
    return Napi::Boolean::New(info.Env(), desktop != nullptr && desktop->IsWindow(window));
  });
}

}  // namespace winras
