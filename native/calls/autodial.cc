#include "calls/autodial.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "calls/enumeration.h"
#include "calls/error_message.h"
#include "calls/text.h"

namespace winras {
namespace {

// Of an address, in characters: many pointers may point to one text.
constexpr std::size_t kLongest = 1024;

// One of RasEnumAutodialAddresses' strings, which lie behind their pointers in the same buffer
// (rule A1). Nothing for a pointer that points elsewhere; a string without an end ends there.
std::optional<std::u16string> StringAt(ULONG_PTR pointer, const std::vector<BYTE>& buffer,
                                       std::size_t pointers_end) {
  const ULONG_PTR start = reinterpret_cast<ULONG_PTR>(buffer.data());
  if (pointer < start + pointers_end || pointer >= start + buffer.size()) return std::nullopt;
  std::u16string text;
  const std::size_t end = std::min(buffer.size(), pointer - start + kLongest * sizeof(WCHAR));
  for (std::size_t at = pointer - start; at + sizeof(WCHAR) <= end; at += sizeof(WCHAR)) {
    WCHAR unit = 0;
    std::memcpy(&unit, buffer.data() + at, sizeof unit);
    if (unit == 0) break;
    text += unit;
  }
  return text;
}

std::vector<std::u16string> StringsIn(const std::vector<BYTE>& buffer, DWORD count) {
  const std::size_t filled = std::min<std::size_t>(count, buffer.size() / sizeof(LPWSTR));
  std::vector<std::u16string> strings;
  for (std::size_t i = 0; i < filled; ++i) {
    ULONG_PTR pointer = 0;
    std::memcpy(&pointer, buffer.data() + i * sizeof pointer, sizeof pointer);
    auto text = StringAt(pointer, buffer, filled * sizeof pointer);
    if (text) strings.push_back(std::move(*text));
  }
  return strings;
}

}  // namespace

Answer<std::vector<std::u16string>> AutodialAddresses(Provider& provider) {
  Answer<std::vector<std::u16string>> answer{"RasEnumAutodialAddresses", kFunctionUnavailable};
  if (const auto enumerate = provider.api().RasEnumAutodialAddressesW) {
    std::vector<BYTE> buffer;
    answer.error = kErrorBufferTooSmall;
    for (int attempt = 0; attempt < kEnumerationAttempts && answer.error == kErrorBufferTooSmall;
         ++attempt) {
      DWORD bytes = static_cast<DWORD>(buffer.size());
      DWORD count = 0;
      answer.error = enumerate(buffer.empty() ? nullptr : reinterpret_cast<LPWSTR*>(buffer.data()),
                               &bytes, &count);
      if (answer.error == kErrorBufferTooSmall) {
        const std::size_t needed = std::max<std::size_t>(bytes, buffer.size() + sizeof(LPWSTR));
        if (needed > kLargestEnumeration) break;
        buffer.assign(needed, 0);
      } else if (answer.error == 0) {
        answer.value = StringsIn(buffer, count);
      }
    }
  }
  return WithMessage(provider, std::move(answer));
}

Answer<std::vector<AutodialEntry>> AutodialEntries(Provider& provider,
                                                   const std::optional<std::u16string>& address) {
  Answer<std::vector<AutodialEntry>> answer{"RasGetAutodialAddress", kFunctionUnavailable};
  std::vector<RASAUTODIALENTRYW> rows;
  if (const auto get = provider.api().RasGetAutodialAddressW) {
    answer.error = Enumerate(
        [&](RASAUTODIALENTRYW* first, DWORD* bytes, DWORD* count) {
          const DWORD error = get(OrNull(address), nullptr, first, bytes, count);
          // Rule A2 does not say with which code it tells the size.
          return error == 0 && first == nullptr && *bytes > 0 ? kErrorBufferTooSmall : error;
        },
        {DWORD{sizeof(RASAUTODIALENTRYW)}}, rows);
  }
  for (const RASAUTODIALENTRYW& row : rows) {
    answer.value.push_back({row.dwDialingLocation, Text(row.szEntry)});
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetAutodialEntries(Provider& provider, const std::optional<std::u16string>& address,
                                   const std::vector<AutodialEntry>& entries) {
  Answer<Nothing> answer{"RasSetAutodialAddress", kFunctionUnavailable};
  std::vector<RASAUTODIALENTRYW> rows;
  for (const AutodialEntry& entry : entries) {
    RASAUTODIALENTRYW row{};
    row.dwSize = sizeof row;
    row.dwDialingLocation = entry.dialing_location;
    entry.entry_name.copy(row.szEntry, RAS_MaxEntryName);
    rows.push_back(row);
  }
  if (const auto set = provider.api().RasSetAutodialAddressW) {
    answer.error = set(OrNull(address), 0, rows.empty() ? nullptr : rows.data(),
                       static_cast<DWORD>(rows.size() * sizeof(RASAUTODIALENTRYW)),
                       static_cast<DWORD>(rows.size()));
  }
  return WithMessage(provider, std::move(answer));
}

Answer<bool> AutodialEnabled(Provider& provider, DWORD dialing_location) {
  Answer<bool> answer{"RasGetAutodialEnable", kFunctionUnavailable};
  if (const auto get = provider.api().RasGetAutodialEnableW) {
    BOOL enabled = 0;
    answer.error = get(dialing_location, &enabled);
    answer.value = enabled != 0;
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetAutodialEnabled(Provider& provider, DWORD dialing_location, bool enabled) {
  Answer<Nothing> answer{"RasSetAutodialEnable", kFunctionUnavailable};
  if (const auto set = provider.api().RasSetAutodialEnableW) {
    answer.error = set(dialing_location, enabled ? 1 : 0);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<DWORD> AutodialParameter(Provider& provider, DWORD key) {
  Answer<DWORD> answer{"RasGetAutodialParam", kFunctionUnavailable};
  if (const auto get = provider.api().RasGetAutodialParamW) {
    DWORD bytes = sizeof answer.value;
    answer.error = get(key, &answer.value, &bytes);
  }
  return WithMessage(provider, std::move(answer));
}

Answer<Nothing> SetAutodialParameter(Provider& provider, DWORD key, DWORD value) {
  Answer<Nothing> answer{"RasSetAutodialParam", kFunctionUnavailable};
  if (const auto set = provider.api().RasSetAutodialParamW) {
    answer.error = set(key, &value, sizeof value);
  }
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
