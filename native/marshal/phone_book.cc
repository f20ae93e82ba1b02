#include "marshal/phone_book.h"

#include <cstring>
#include <utility>

#include "calls/ip_address.h"
#include "marshal/arguments.h"
#include "marshal/identity.h"
#include "marshal/values.h"

namespace winras {
namespace {

// By way of memory of its own type: the bytes are aligned for nothing.
template <typename Value>
Value ValueOf(const BYTE* bytes) {
  Value value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

template <typename Value>
std::vector<BYTE> BytesOf(const Value& value) {
  std::vector<BYTE> bytes(sizeof value);
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

Napi::Value MemberToJs(Napi::Env env, const RawEntry& entry, const Member& member) {
  switch (member.kind) {
    case MemberKind::kNumber:
      return Napi::Number::New(env, entry.Number(member));
    case MemberKind::kIpv4:
      return Napi::String::New(env, AddressText(ValueOf<RASIPV4ADDR>(entry.Bytes(member))));
    case MemberKind::kIpv6:
      return Napi::String::New(env, AddressText(ValueOf<RASIPV6ADDR>(entry.Bytes(member))));
    case MemberKind::kGuid:
      return Napi::String::New(env, GuidText(ValueOf<GUID>(entry.Bytes(member))));
    case MemberKind::kText:
      break;
  }
  return ToJs(env, entry.Text(member));
}

[[noreturn]] void Refuse(Napi::Env env, const Member& member, const char* expected) {
  throw Napi::TypeError::New(env, std::string(member.name) + " must be " + expected);
}

template <typename Address>
std::vector<BYTE> AddressFrom(Napi::Value value, const Member& member) {
  const std::optional<Address> address = AddressFromText<Address>(AsciiFrom(value, member.name));
  if (!address) Refuse(value.Env(), member, "an address");
  return BytesOf(*address);
}

// A number, or `{ set, clear }`: bits, of which the others stay.
MemberChange NumberFrom(Napi::Value value, const Member& member) {
  if (!value.IsObject()) return {&member, BytesOf(DwordFrom(value, member.name))};
  const Napi::Object bits = ObjectFrom(value, member.name);
  const DWORD set = DwordFrom(bits.Get("set"), member.name);
  const DWORD clear = DwordFrom(bits.Get("clear"), member.name);
  return {&member, BytesOf(set), ~(set | clear)};
}

MemberChange ChangeFrom(Napi::Value value, const Member& member) {
  switch (member.kind) {
    case MemberKind::kNumber:
      return NumberFrom(value, member);
    case MemberKind::kIpv4:
      return {&member, AddressFrom<RASIPV4ADDR>(value, member)};
    case MemberKind::kIpv6:
      return {&member, AddressFrom<RASIPV6ADDR>(value, member)};
    case MemberKind::kGuid:
      Refuse(value.Env(), member, "left alone");
    case MemberKind::kText:
      break;
  }
  std::u16string text(member.size / sizeof(WCHAR), u'\0');
  FittingText(value, member.name, text.size()).WriteTo(text.data());
  std::vector<BYTE> bytes(member.size);
  std::memcpy(bytes.data(), text.data(), member.size);
  return {&member, std::move(bytes)};
}

}  // namespace

Napi::Value ToJs(Napi::Env env, const RawEntry& entry) {
  Napi::Object members = Napi::Object::New(env);
  for (const Member& member : entry.table()) {
    if (entry.Has(member)) members.Set(member.name, MemberToJs(env, entry, member));
  }
  Napi::Object object = Napi::Object::New(env);
  object.Set("members", members);
  object.Set("alternateNumbers", ArrayToJs(env, entry.AlternateNumbers(),
                                           [](Napi::Env env, const std::u16string& number) {
                                             return ToJs(env, number);
                                           }));
  return object;
}

EntryChanges EntryChangesFrom(Napi::Value value, const EntryTable& table) {
  const Napi::Object object = ObjectFrom(value, "changes");
  const Napi::Object members = ObjectFrom(object.Get("members"), "members");
  EntryChanges changes;
  for (const Member& member : table) {
    const Napi::Value given = members.Get(member.name);
    if (!given.IsUndefined()) changes.members.push_back(ChangeFrom(given, member));
  }
  const Napi::Value alternates = object.Get("alternateNumbers");
  if (!alternates.IsUndefined()) {
    const Napi::Object list = ObjectFrom(alternates, "alternateNumbers");
    const DWORD length = DwordFrom(list.Get("length"), "length");
    changes.alternate_numbers.emplace();
    for (DWORD i = 0; i < length; ++i) {
      changes.alternate_numbers->push_back(TextFrom(list.Get(i), "alternateNumbers"));
    }
  }
  return changes;
}

}  // namespace winras
