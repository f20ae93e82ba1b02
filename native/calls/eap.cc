#include "calls/eap.h"

#include <algorithm>
#include <utility>

#include "abi/error_codes.h"
#include "calls/error_message.h"
#include "calls/text.h"

namespace winras {
namespace {

// More often than the data of an entry is changed by somebody else; a RAS that never has enough is
// given up.
constexpr int kAttempts = 10;

// `ask(data, bytes)` is the function: with too small a buffer it answers 603 and the bytes needed.
template <typename Ask>
DWORD AskForAll(Ask ask, SharedSecret& found) {
  std::size_t size = 0;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto data = std::make_shared<SecretBytes>(size);
    DWORD bytes = static_cast<DWORD>(size);
    const DWORD error = ask(size == 0 ? nullptr : data->data(), &bytes);
    if (error == kErrorBufferTooSmall) {
      // Also when what it asks for is no more than it had.
      size = std::max<std::size_t>(bytes, 2 * size + 1);
      if (size > kMostEapData) return error;
      continue;
    }
    if (error != 0) return error;
    // With no buffer 0 may also mean that this is how many bytes there are.
    if (bytes > size && size == 0) {
      if (bytes > kMostEapData) return kErrorBufferTooSmall;
      size = bytes;
      continue;
    }
    data->Shorten(std::min<std::size_t>(bytes, size));
    found = std::move(data);
    return 0;
  }
  return kErrorBufferTooSmall;
}

template <typename Function, typename Ask>
Answer<SharedSecret> Get(Provider& provider, const char* operation, Function* function, Ask ask) {
  Answer<SharedSecret> answer{operation};
  answer.error = function == nullptr ? kFunctionUnavailable : AskForAll(ask, answer.value);
  return WithMessage(provider, std::move(answer));
}

template <typename Function, typename Call>
Answer<Nothing> Set(Provider& provider, const char* operation, Function* function, Call call) {
  Answer<Nothing> answer{operation};
  answer.error = function == nullptr ? kFunctionUnavailable : call();
  return WithMessage(provider, std::move(answer));
}

}  // namespace

Answer<SharedSecret> GetEapUserData(Provider& provider, const EntryOfBook& entry) {
  const auto function = provider.api().RasGetEapUserDataW;
  return Get(provider, "RasGetEapUserData", function, [&](BYTE* data, DWORD* bytes) {
    return function(nullptr, OrNull(entry.phone_book), entry.name.c_str(), data, bytes);
  });
}

Answer<Nothing> SetEapUserData(Provider& provider, const EntryOfBook& entry, SecretBytes& data) {
  const auto function = provider.api().RasSetEapUserDataW;
  return Set(provider, "RasSetEapUserData", function, [&] {
    return function(nullptr, OrNull(entry.phone_book), entry.name.c_str(), data.data(),
                    static_cast<DWORD>(data.size()));
  });
}

Answer<SharedSecret> GetCustomAuthData(Provider& provider, const EntryOfBook& entry) {
  const auto function = provider.api().RasGetCustomAuthDataW;
  return Get(provider, "RasGetCustomAuthData", function, [&](BYTE* data, DWORD* bytes) {
    return function(OrNull(entry.phone_book), entry.name.c_str(), data, bytes);
  });
}

Answer<Nothing> SetCustomAuthData(Provider& provider, const EntryOfBook& entry, SecretBytes& data) {
  const auto function = provider.api().RasSetCustomAuthDataW;
  return Set(provider, "RasSetCustomAuthData", function, [&] {
    return function(OrNull(entry.phone_book), entry.name.c_str(), data.data(),
                    static_cast<DWORD>(data.size()));
  });
}

}  // namespace winras
