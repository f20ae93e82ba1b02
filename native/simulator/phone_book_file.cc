#include "simulator/phone_book_file.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string_view>

#include "files/file.h"
#include "simulator/entry_keys.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

std::vector<Protocol> First(Protocol protocol) {
  std::vector<Protocol> order = DefaultStrategy();
  std::stable_partition(order.begin(), order.end(), [&](Protocol p) { return p == protocol; });
  return order;
}

struct Strategy {
  DWORD number;
  std::vector<Protocol> order;
};

// Those that stand for several numbers come first under the one that is written.
const std::vector<Strategy>& Strategies() {
  static const std::vector<Strategy> strategies = {
      {VS_Default, DefaultStrategy()},
      {VS_PptpOnly, {Protocol::kPptp}},
      {VS_GREOnly, {Protocol::kPptp}},
      {VS_PptpFirst, First(Protocol::kPptp)},
      {VS_L2tpOnly, {Protocol::kL2tp}},
      {VS_L2tpFirst, First(Protocol::kL2tp)},
      {VS_SstpOnly, {Protocol::kSstp}},
      {VS_SstpFirst, First(Protocol::kSstp)},
      {VS_Ikev2Only, {Protocol::kIkev2}},
      {VS_Ikev2First, First(Protocol::kIkev2)},
      {VS_PptpSstp, {Protocol::kPptp, Protocol::kSstp}},
      {VS_L2tpSstp, {Protocol::kL2tp, Protocol::kSstp}},
      {VS_Ikev2Sstp, {Protocol::kIkev2, Protocol::kSstp}},
  };
  return strategies;
}

std::vector<Protocol> StrategyOf(DWORD number) {
  for (const Strategy& strategy : Strategies()) {
    if (strategy.number == number) return strategy.order;
  }
  return DefaultStrategy();
}

// Any other order is a list of protocols, whose keys are not known.
DWORD NumberOf(const std::vector<Protocol>& order) {
  for (const Strategy& strategy : Strategies()) {
    if (strategy.order == order) return strategy.number;
  }
  return VS_ProtocolList;
}

EntryKind KindOf(const EntryText& text) {
  const DWORD type = TypeOf(text);
  const std::string device_type = text.Find(KeyPlace::kDevice, 0, "DEVICE").value_or("");
  if (type == RASET_Vpn) return EntryKind::kVpn;
  if (type == RASET_Broadband) return EntryKind::kPppoe;
  return EqualKeys(device_type, "isdn") ? EntryKind::kIsdn : EntryKind::kModem;
}

struct Types {
  DWORD type;
  const char* device;
};

Types TypesOf(EntryKind kind) {
  switch (kind) {
    case EntryKind::kVpn:
      return {RASET_Vpn, "vpn"};
    case EntryKind::kPppoe:
      return {RASET_Broadband, "PPPoE"};
    case EntryKind::kIsdn:
      return {RASET_Phone, "isdn"};
    case EntryKind::kModem:
      break;
  }
  return {RASET_Phone, "modem"};
}

// The numbers of EAP methods, as IANA lists them and CustomAuthKey has them.
constexpr DWORD kEapTls = 13;
constexpr DWORD kEapSim = 18;
constexpr DWORD kEapAka = 23;
constexpr DWORD kPeap = 25;
constexpr DWORD kEapMschapv2 = 26;
constexpr DWORD kEapAkaPrime = 50;
constexpr DWORD kRequireEap = 0x80;  // in AuthRestrictions

// Some methods find what they need in the machine. Those that nobody here knows are taken for one
// that wants its user's data (D15, D20).
EapMethod EapMethodOf(const EntryText& text) {
  const DWORD method = NumberOf(text, "CustomAuthKey");
  const bool is_required = (NumberOf(text, "AuthRestrictions", kRequireEap) & kRequireEap) != 0;
  if (!is_required || method == 0 || method == ~DWORD{0}) return EapMethod::kNone;
  switch (method) {
    case kEapMschapv2:
      return EapMethod::kMschapv2;
    case kEapTls:
    case kEapSim:
    case kEapAka:
    case kEapAkaPrime:
      return EapMethod::kCertificate;
    default:
      return EapMethod::kPeap;
  }
}

DWORD NumberOf(EapMethod method) {
  switch (method) {
    case EapMethod::kMschapv2:
      return kEapMschapv2;
    case EapMethod::kCertificate:
      return kEapTls;
    case EapMethod::kPeap:
      return kPeap;
    case EapMethod::kNone:
      break;
  }
  return 0;
}

}  // namespace

Entry EntryOf(const EntryText& text) {
  const auto in_link = [&text](KeyPlace place, std::size_t link, std::string_view key) {
    return FromUtf8(text.Find(place, link, key).value_or(""));
  };
  Entry entry;
  entry.name = FromUtf8(text.section().name);
  entry.kind = KindOf(text);
  entry.eap.method = EapMethodOf(text);
  entry.number = in_link(KeyPlace::kDevice, 0, "PhoneNumber");
  entry.device_name = in_link(KeyPlace::kMedia, 0, "Device");
  for (std::size_t link = 1; link < text.LinkCount(); ++link) {
    entry.further_links.push_back({in_link(KeyPlace::kDevice, link, "PhoneNumber"),
                                   in_link(KeyPlace::kMedia, link, "Device")});
  }
  if (NumberOf(text, "DialMode") == RASEDM_DialAsNeeded) entry.dial_mode = DialMode::kAsNeeded;
  entry.id = GuidOf(text.Find(KeyPlace::kEntry, 0, "Guid").value_or(""));
  if (entry.kind == EntryKind::kVpn) entry.strategy = StrategyOf(NumberOf(text, "VpnStrategy"));
  return entry;
}

EntryText TextOfNew(const Entry& entry) {
  EntryText text = EntryText::Named(ToUtf8(entry.name));
  const auto [type, device_type] = TypesOf(entry.kind);
  text.Set(KeyPlace::kEntry, 0, "Type", std::to_string(type));
  text.Set(KeyPlace::kEntry, 0, "Guid", GuidDigits(entry.id));
  if (entry.kind == EntryKind::kVpn) {
    text.Set(KeyPlace::kEntry, 0, "VpnStrategy", std::to_string(NumberOf(entry.strategy)));
  }
  if (const DWORD method = NumberOf(entry.eap.method)) {
    text.Set(KeyPlace::kEntry, 0, "CustomAuthKey", std::to_string(method));
    text.Set(KeyPlace::kEntry, 0, "AuthRestrictions", std::to_string(kRequireEap));
  }
  if (entry.dial_mode == DialMode::kAsNeeded) {
    text.Set(KeyPlace::kEntry, 0, "DialMode", std::to_string(RASEDM_DialAsNeeded));
  }
  std::vector<SubEntry> links = {{entry.number, entry.device_name}};
  links.insert(links.end(), entry.further_links.begin(), entry.further_links.end());
  for (std::size_t link = 0; link < links.size(); ++link) {
    text.AddLink();
    text.Set(KeyPlace::kMedia, link, "Device", ToUtf8(links[link].device_name));
    text.Set(KeyPlace::kDevice, link, "DEVICE", device_type);
    text.Set(KeyPlace::kDevice, link, "PhoneNumber", ToUtf8(links[link].number));
  }
  return text;
}

GUID GuidOf(const std::string& digits) {
  if (digits.size() != 32) return {};
  BYTE bytes[16] = {};
  for (std::size_t i = 0; i < 16; ++i) {
    const std::string_view pair = std::string_view(digits).substr(2 * i, 2);
    if (std::from_chars(pair.data(), pair.data() + 2, bytes[i], 16).ptr != pair.data() + 2)
      return {};
  }
  GUID guid{};
  guid.Data1 =
      DWORD{bytes[0]} | DWORD{bytes[1]} << 8 | DWORD{bytes[2]} << 16 | DWORD{bytes[3]} << 24;
  guid.Data2 = static_cast<WORD>(bytes[4] | bytes[5] << 8);
  guid.Data3 = static_cast<WORD>(bytes[6] | bytes[7] << 8);
  std::copy(bytes + 8, bytes + 16, guid.Data4);
  return guid;
}

std::string GuidDigits(const GUID& guid) {
  BYTE bytes[16] = {};
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<BYTE>(guid.Data1 >> (8 * i));
  for (int i = 0; i < 2; ++i) {
    bytes[4 + i] = static_cast<BYTE>(guid.Data2 >> (8 * i));
    bytes[6 + i] = static_cast<BYTE>(guid.Data3 >> (8 * i));
  }
  std::copy(guid.Data4, guid.Data4 + 8, bytes + 8);
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (const BYTE byte : bytes) {
    digits += kDigits[byte >> 4];
    digits += kDigits[byte & 0xF];
  }
  return digits;
}

std::optional<BookFile> ReadPhoneBookFile(const std::u16string& path) {
  const std::optional<std::string> content = ReadWholeFile(path);
  if (!content) return std::nullopt;
  const DecodedBook decoded = DecodeBook(*content);
  return BookFile{decoded.encoding, IniText::Parse(decoded.text)};
}

bool WritePhoneBookFile(const std::u16string& path, const BookFile& book) {
  return WriteWholeFile(path, EncodeBook(book.encoding, book.ini.Format()));
}

std::vector<Protocol> DefaultStrategy() {
  return {Protocol::kIkev2, Protocol::kSstp, Protocol::kL2tp, Protocol::kPptp};
}

}  // namespace winras::simulator
