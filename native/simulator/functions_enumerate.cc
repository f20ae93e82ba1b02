// RasEnumConnections, RasEnumEntries, RasEnumDevices.

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

#include "simulator/functions.h"
#include "simulator/structure_versions.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

// The protocol of the enumerations (E1, E8): a buffer of structures, the first of which tells its
// size. Answers 0, 603, 632 or 87; where it answers 0 and there is something to write, `version` is
// that of the structures.
template <std::size_t kCount>
DWORD CheckBuffer(const void* buffer, DWORD* bytes, DWORD* count, std::size_t rows,
                  const StructureVersion (&versions)[kCount], StructureVersion& version) {
  if (bytes == nullptr || count == nullptr) return kErrorInvalidParameter;
  version = versions[0];
  if (buffer != nullptr) {
    DWORD size = 0;
    std::memcpy(&size, buffer, sizeof(size));
    const StructureVersion* const known = FindVersion(versions, size);
    if (known == nullptr) return kErrorInvalidSize;
    version = *known;
  }
  const auto needed = static_cast<DWORD>(rows * version.size);
  const bool too_small = *bytes < needed || (buffer == nullptr && rows > 0);
  *bytes = needed;
  *count = too_small ? 0 : static_cast<DWORD>(rows);
  return too_small ? kErrorBufferTooSmall : 0;
}

constexpr StructureVersion kRasDevInfoVersions[] = {Whole<RASDEVINFOW>()};

// In which all lines were made: the same for each of them (rule E10).
constexpr LUID kLogonSession{0x5A3C1, 0};

RASCONNW RowOf(const Line& line) {
  RASCONNW row{};
  row.hrasconn = line.handle();
  ToMember(line.entry().name, row.szEntryName);
  // [O] "VPN" here, where entries say "vpn" (E8).
  const Device& device = line.device();
  ToMember(device.type == u"vpn" ? std::u16string_view(u"VPN") : device.type, row.szDeviceType);
  ToMember(device.name, row.szDeviceName);
  ToMember(line.entry().book_path, row.szPhonebook);
  row.dwSubEntry = 1;
  row.guidEntry = line.entry().id;
  row.dwFlags = RASCF_OwnerKnown;
  if (!line.others()) row.dwFlags |= RASCF_OwnerMatch;
  if (line.entry().scope == BookScope::kAllUsers) row.dwFlags |= RASCF_AllUsers;
  row.luid = kLogonSession;
  row.guidCorrelationId = line.CorrelationId();
  return row;
}

template <class Row>
void WriteRow(void* buffer, std::size_t index, const StructureVersion& version, const Row& row) {
  WriteVersion(row, version, static_cast<char*>(buffer) + index * version.size);
}

}  // namespace

DWORD WINRAS_WINAPI RasEnumConnectionsW(RASCONNW* connections, DWORD* bytes, DWORD* count) {
  return CallService("RasEnumConnections", [&](RasMan& service, Call&) {
    return service.Connections([&](const RasMan::Lines& lines) {
      StructureVersion version{};
      const DWORD error =
          CheckBuffer(connections, bytes, count, lines.size(), kRasConnVersions, version);
      for (std::size_t i = 0; error == 0 && i < lines.size(); ++i) {
        WriteRow(connections, i, version, RowOf(*lines[i]));
      }
      return error;
    });
  });
}

DWORD WINRAS_WINAPI RasEnumEntriesW(LPCWSTR reserved, LPCWSTR phone_book, RASENTRYNAMEW* entries,
                                    DWORD* bytes, DWORD* count) {
  return CallService("RasEnumEntries", [&](RasMan& service, Call&) -> DWORD {
    if (reserved != nullptr) return kErrorInvalidParameter;
    return service.EnumerateEntries(phone_book, [&](const RasMan::Entries& found) {
      StructureVersion version{};
      const DWORD error =
          CheckBuffer(entries, bytes, count, found.size(), kRasEntryNameVersions, version);
      for (std::size_t i = 0; error == 0 && i < found.size(); ++i) {
        RASENTRYNAMEW row{};
        ToMember(found[i]->name, row.szEntryName);
        row.dwFlags = found[i]->scope == BookScope::kAllUsers ? REN_AllUsers : REN_User;
        ToMember(found[i]->book_path, row.szPhonebookPath);
        WriteRow(entries, i, version, row);
      }
      return error;
    });
  });
}

DWORD WINRAS_WINAPI RasEnumDevicesW(RASDEVINFOW* devices, DWORD* bytes, DWORD* count) {
  return CallService("RasEnumDevices", [&](RasMan& service, Call&) {
    return service.EnumerateDevices([&](const std::vector<Device>& found) {
      StructureVersion version{};
      const DWORD error =
          CheckBuffer(devices, bytes, count, found.size(), kRasDevInfoVersions, version);
      for (std::size_t i = 0; error == 0 && i < found.size(); ++i) {
        RASDEVINFOW row{};
        ToMember(found[i].type, row.szDeviceType);
        ToMember(found[i].name, row.szDeviceName);
        WriteRow(devices, i, version, row);
      }
      return error;
    });
  });
}

}  // namespace winras::simulator
