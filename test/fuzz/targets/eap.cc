// RasGetEapUserIdentity and RasFreeEapUserIdentity before a dial; RasSetEapUserData,
// RasGetEapUserData, RasSetCustomAuthData, RasGetCustomAuthData.

#include "calls/eap.h"

#include "../family.h"
#include "dial/eap_identity.h"
#include "dial/session.h"

namespace winras {

void AddTo(fuzz::Digest& digest, const SecretBytes& bytes) {
  digest.Add(std::vector<BYTE>(bytes.data(), bytes.data() + bytes.size()));
}

void AddTo(fuzz::Digest& digest, const SharedSecret& secret) {
  digest.Add(secret != nullptr);
  if (secret) AddTo(digest, *secret);
}

namespace fuzz {
namespace {

void AskIdentity(Questions& questions, EapIdentity how) {
  DialRequest request;
  request.eap_identity = how;
  request.has_own_user_name = questions.bytes.Byte() != 0;
  questions.entry.copy(request.params.szEntryName, RAS_MaxEntryName);
  const DWORD error = FillInEapIdentity(questions.ras.api(), request);
  questions.digest.Add(error, std::u16string(request.params.szUserName, kMaxUserName + 1));
  AddTo(questions.digest, request.eap_info);
}

}  // namespace

const Family eap("eap", [](Questions& questions) {
  auto& [ras, handle, entry, phone_book, bytes, digest] = questions;
  const EntryPlace place{phone_book, entry};
  SecretBytes data(100);
  digest.Add(SetEapUserData(ras, place, data), GetEapUserData(ras, place));
  digest.Add(SetCustomAuthData(ras, place, data), GetCustomAuthData(ras, place));
  AskIdentity(questions, EapIdentity::kSilent);
  AskIdentity(questions, EapIdentity::kInteractive);
});

}  // namespace fuzz
}  // namespace winras
