#include "calls/error_message.h"

#include "calls/text.h"

namespace winras {

std::u16string ErrorMessage(Provider& provider, DWORD code) {
  if (code == kFunctionUnavailable) return {};
  std::u16string message;
  if (const auto get_error_string = provider.api().RasGetErrorStringW) {
    constexpr DWORD kLength = 512;  // characters; enough for every text, says rule X1
    WCHAR text[kLength] = {};
    if (get_error_string(code, text, kLength) == 0) message = Text(text);
  }
  if (message.empty()) message = provider.SystemMessage(code);
  // FormatMessage ends its lines.
  message.erase(message.find_last_not_of(u" \r\n") + 1);
  return message;
}

}  // namespace winras
