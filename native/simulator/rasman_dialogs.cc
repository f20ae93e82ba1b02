// What the user of a dialog makes the service do; AutoDial and the other leftovers.

#include <cstdint>

#include "abi/error_codes.h"
#include "simulator/random.h"
#include "simulator/rasman.h"
#include "simulator/script.h"
#include "simulator/text.h"

namespace winras::simulator {

DWORD RasMan::ConnectByUser(const Entry& entry, const std::u16string& phone_number) {
  const std::lock_guard lock(mutex_);
  if (LineOf(entry) != nullptr) return 0;
  auto dialed = std::make_shared<Entry>(entry);
  if (!phone_number.empty()) dialed->number = phone_number;
  const auto server = servers_.Reached(dialed->kind, dialed->number);
  const Script script = Opening(*dialed, server.get(), false);
  if (script.back().error != 0) return script.back().error;
  ConnectForOthers(dialed);
  return 0;
}

DWORD RasMan::AddByUser(LPCWSTR phone_book, const std::u16string& name, EntryKind kind) {
  const std::lock_guard lock(mutex_);
  if (!books_.Has(phone_book)) return kErrorCannotOpenPhonebook;
  if (books_.Find(phone_book, name) != nullptr) return kErrorAlreadyExists;
  Entry entry;
  entry.name = name;
  entry.kind = kind;
  if (kind == EntryKind::kVpn) entry.strategy = DefaultStrategy();
  entry.id = Random(config_.seed, FoldCase(name), static_cast<std::uint64_t>(Now())).Guid();
  const PhoneBooks::NewPlace place = books_.PlaceForNew(phone_book);
  if (const DWORD denied = MayChange(place.scope)) return denied;
  return books_.Create(place, TextOfNew(entry));
}

DWORD RasMan::AskAutodial(const std::function<DWORD(Autodial&)>& ask) {
  const std::lock_guard lock(mutex_);
  const DWORD error = ask(autodial_);
  if (error == kErrorBufferTooSmall && Grows(addresses_grown_)) autodial_.Grow(addresses_grown_);
  return error;
}

DWORD RasMan::NapStatus(HRASCONN handle, RASNAPSTATE& state) {
  const std::lock_guard lock(mutex_);
  const std::shared_ptr<Line> line = handles_.Find(handle);
  if (line == nullptr) return DeadHandle("RasGetNapStatus", handle);
  if (line->phase() != LinePhase::kConnected) return kErrorNoConnection;
  const LegacyConfig& legacy = config_.legacy;
  if (!legacy.nap_state) return kErrorNotNapCapable;
  state.dwFlags = legacy.nap_probation_ends ? RASNAP_ProbationTime : 0;
  state.isolationState = *legacy.nap_state;
  const std::uint64_t ends = legacy.nap_probation_ends.value_or(0);
  state.probationTime = {static_cast<DWORD>(ends), static_cast<DWORD>(ends >> 32)};
  return 0;
}

}  // namespace winras::simulator
