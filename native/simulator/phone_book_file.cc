#include "simulator/phone_book_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "simulator/ini.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

DWORD NumberOf(const IniLine* line) {
  DWORD number = 0;
  if (line != nullptr) {
    const std::string_view text = line->value();
    std::from_chars(text.data(), text.data() + text.size(), number);
  }
  return number;
}

// The value of `key` in the first group that `opener` opens; without a key, the opener's own value.
// "Device" in a MEDIA group names the device: upper case alone opens a group.
std::string_view InFirstGroup(const IniSection& section, std::string_view opener,
                              std::string_view key = {}) {
  bool inside = false;
  for (const IniLine& line : section.lines) {
    const std::string_view found = line.key();
    if (found == "MEDIA" || found == "DEVICE") {
      if (inside) return {};
      inside = found == opener;
      if (inside && key.empty()) return line.value();
    } else if (inside && EqualKeys(found, key)) {
      return line.value();
    }
  }
  return {};
}

std::vector<Protocol> First(Protocol protocol) {
  std::vector<Protocol> order = DefaultStrategy();
  std::stable_partition(order.begin(), order.end(), [&](Protocol p) { return p == protocol; });
  return order;
}

std::vector<Protocol> StrategyOf(DWORD vpn_strategy) {
  switch (vpn_strategy) {
    case VS_PptpOnly:
    case VS_GREOnly:
      return {Protocol::kPptp};
    case VS_PptpFirst:
      return First(Protocol::kPptp);
    case VS_L2tpOnly:
      return {Protocol::kL2tp};
    case VS_L2tpFirst:
      return First(Protocol::kL2tp);
    case VS_SstpOnly:
      return {Protocol::kSstp};
    case VS_SstpFirst:
      return First(Protocol::kSstp);
    case VS_Ikev2Only:
      return {Protocol::kIkev2};
    case VS_Ikev2First:
      return First(Protocol::kIkev2);
    case VS_PptpSstp:
      return {Protocol::kPptp, Protocol::kSstp};
    case VS_L2tpSstp:
      return {Protocol::kL2tp, Protocol::kSstp};
    case VS_Ikev2Sstp:
      return {Protocol::kIkev2, Protocol::kSstp};
    default:
      return DefaultStrategy();
  }
}

EntryKind KindOf(DWORD type, std::string_view device_type) {
  if (type == RASET_Vpn) return EntryKind::kVpn;
  if (type == RASET_Broadband) return EntryKind::kPppoe;
  return EqualKeys(device_type, "isdn") ? EntryKind::kIsdn : EntryKind::kModem;
}

// 32 hexadecimal digits: the GUID's bytes as they lie in memory.
GUID GuidOf(const IniLine* line) {
  if (line == nullptr || line->value().size() != 32) return {};
  BYTE bytes[16] = {};
  for (std::size_t i = 0; i < 16; ++i) {
    const std::string_view pair = line->value().substr(2 * i, 2);
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

Entry EntryOf(const IniSection& section) {
  Entry entry;
  entry.name = FromUtf8(section.name);
  const std::string_view device_type = InFirstGroup(section, "DEVICE");
  entry.kind = KindOf(NumberOf(section.Find("Type")), device_type);
  entry.number = FromUtf8(InFirstGroup(section, "DEVICE", "PhoneNumber"));
  entry.device_name = FromUtf8(InFirstGroup(section, "MEDIA", "Device"));
  entry.id = GuidOf(section.Find("Guid"));
  if (entry.kind == EntryKind::kVpn) {
    entry.strategy = StrategyOf(NumberOf(section.Find("VpnStrategy")));
  }
  return entry;
}

}  // namespace

std::optional<std::vector<Entry>> ReadPhoneBookFile(const std::u16string& path) {
  std::error_code error;
  const std::filesystem::path file_path(path);
  if (!std::filesystem::is_regular_file(file_path, error)) return std::nullopt;
  std::ifstream file(file_path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return std::nullopt;

  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string content = text.str();
  if (content.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) {
    content.erase(0, kByteOrderMark.size());
  }
  std::vector<Entry> entries;
  for (const IniSection& section : IniText::Parse(content).sections) {
    entries.push_back(EntryOf(section));
  }
  return entries;
}

std::vector<Protocol> DefaultStrategy() {
  return {Protocol::kIkev2, Protocol::kSstp, Protocol::kL2tp, Protocol::kPptp};
}

}  // namespace winras::simulator
