#include "marshal/dial_request.h"

#include <cstddef>
#include <string>

namespace winras {
namespace {

template <std::size_t kCapacity>
void SetParameter(Napi::Object request, const char* name, WCHAR (&field)[kCapacity]) {
  FittingText(request.Get(name), name, kCapacity).WriteTo(field);
}

EapIdentity EapIdentityFrom(Napi::Value value, const char* name) {
  const std::string manner = AsciiFrom(value, name);
  if (manner == "interactive") return EapIdentity::kInteractive;
  return manner == "silent" ? EapIdentity::kSilent : EapIdentity::kNone;
}

std::optional<FittingText> Change(Napi::Object answer, const char* name, std::size_t longest) {
  const Napi::Value value = answer.Get(name);
  if (value.IsUndefined()) return std::nullopt;
  return FittingText(value, name, longest + 1);
}

}  // namespace

std::unique_ptr<DialRequest> DialRequestFrom(Napi::Object from) {
  auto request = std::make_unique<DialRequest>();
  request->phone_book = OptionalTextFrom(from.Get("phoneBook"), "phoneBook");
  request->stored_credentials = BooleanFrom(from.Get("storedCredentials"), "storedCredentials");
  request->eap_identity = EapIdentityFrom(from.Get("eapIdentity"), "eapIdentity");
  request->owner_window = OptionalWindowFrom(from.Get("ownerWindow"), "ownerWindow");
  RASDIALPARAMSW& params = request->params;
  SetParameter(from, "entryName", params.szEntryName);
  SetParameter(from, "phoneNumber", params.szPhoneNumber);
  SetParameter(from, "callbackNumber", params.szCallbackNumber);
  SetParameter(from, "userName", params.szUserName);
  request->has_own_user_name = params.szUserName[0] != 0;
  SetParameter(from, "password", params.szPassword);
  SetParameter(from, "domain", params.szDomain);
  params.dwSubEntry = DwordFrom(from.Get("subentry"), "subentry");
  params.dwIfIndex = DwordFrom(from.Get("interfaceIndex"), "interfaceIndex");
  request->extensions.dwfOptions = DwordFrom(from.Get("options"), "options");
  return request;
}

ResumeAnswer::ResumeAnswer(Napi::Object answer)
    : user_name_(Change(answer, "userName", kMaxUserName)),
      password_(Change(answer, "password", kMaxPassword)),
      domain_(Change(answer, "domain", kMaxDomain)),
      callback_number_(Change(answer, "callbackNumber", RAS_MaxCallbackNumber)) {}

void ResumeAnswer::ApplyTo(RASDIALPARAMSW& params) const {
  if (user_name_) user_name_->WriteTo(params.szUserName);
  if (password_) password_->WriteTo(params.szPassword);
  if (domain_) domain_->WriteTo(params.szDomain);
  if (callback_number_) callback_number_->WriteTo(params.szCallbackNumber);
}

}  // namespace winras
