#include "stand_in/ansi_text.h"

#include <windows.h>

namespace winras::simulator {
namespace {

static_assert(sizeof(wchar_t) == sizeof(char16_t));

}  // namespace

std::u16string FromAnsi(std::string_view text) {
  const auto length = static_cast<int>(text.size());
  std::u16string result(text.size(), u'\0');  // each character has a byte at least
  const int written = length == 0 ? 0
                                  : MultiByteToWideChar(CP_ACP, 0, text.data(), length,
                                                        reinterpret_cast<wchar_t*>(result.data()),
                                                        static_cast<int>(result.size()));
  result.resize(static_cast<std::size_t>(written));
  return result;
}

std::string ToAnsi(std::u16string_view text) {
  if (text.empty()) return {};
  const auto* const wide = reinterpret_cast<const wchar_t*>(text.data());
  const auto length = static_cast<int>(text.size());
  const int needed = WideCharToMultiByte(CP_ACP, 0, wide, length, nullptr, 0, nullptr, nullptr);
  std::string result(static_cast<std::size_t>(needed), '\0');
  WideCharToMultiByte(CP_ACP, 0, wide, length, result.data(), needed, nullptr, nullptr);
  return result;
}

}  // namespace winras::simulator
