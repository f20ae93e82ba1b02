#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "abi/error_codes.h"
#include "abi/structure_sizes.h"
#include "calls/error_message.h"
#include "calls/links.h"

namespace winras {
namespace {

// More than alternate numbers grow in between two calls.
constexpr int kAttempts = 4;
// Far more than an entry needs: a size above that is not believed.
constexpr std::size_t kMostBytes = 1 << 20;

DWORD AskSubEntries(RasGetEntryPropertiesWFunction* function, LPCWSTR phone_book, LPCWSTR entry,
                    DWORD size, DWORD& count) {
  // Alternate numbers follow the structure.
  std::vector<BYTE> buffer(size);
  DWORD error = kErrorBufferTooSmall;
  for (int attempt = 0; attempt < kAttempts && error == kErrorBufferTooSmall; ++attempt) {
    std::fill(buffer.begin(), buffer.end(), BYTE{0});
    std::memcpy(buffer.data(), &size, sizeof size);
    DWORD bytes = static_cast<DWORD>(buffer.size());
    error = function(phone_book, entry, reinterpret_cast<RASENTRYW*>(buffer.data()), &bytes,
                     nullptr, nullptr);
    if (error == kErrorBufferTooSmall) {
      buffer.resize(std::min(std::max<std::size_t>(bytes, 2 * buffer.size()), kMostBytes));
    }
  }
  if (error == 0) {
    std::memcpy(&count, buffer.data() + offsetof(RASENTRYW, dwSubEntries), sizeof count);
  }
  return error;
}

}  // namespace

Answer<DWORD> LinkCount(Provider& provider, const std::optional<std::u16string>& phone_book,
                        const std::u16string& entry_name) {
  Answer<DWORD> answer{"RasGetEntryProperties", kFunctionUnavailable};
  if (const auto get = provider.api().RasGetEntryPropertiesW) {
    const LPCWSTR book = phone_book ? phone_book->c_str() : nullptr;
    for (const DWORD size :
         {kRasEntrySizes.windows10, kRasEntrySizeBuild17134, kRasEntrySizes.windows7}) {
      answer.error = AskSubEntries(get, book, entry_name.c_str(), size, answer.value);
      if (answer.error != kErrorInvalidSize) break;
    }
  }
  answer.value = std::max<DWORD>(answer.value, 1);
  return WithMessage(provider, std::move(answer));
}

}  // namespace winras
