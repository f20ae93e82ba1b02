#include "files/utf8.h"

namespace winras {
namespace {

void AppendUtf16(char32_t c, std::u16string& text) {
  if (c < 0x10000) {
    text += static_cast<char16_t>(c);
    return;
  }
  c -= 0x10000;
  text += static_cast<char16_t>(0xD800 + (c >> 10));
  text += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
}

void AppendUtf8(char32_t c, std::string& text) {
  if (c < 0x80) {
    text += static_cast<char>(c);
    return;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr unsigned kLead[] = {0, 0xC0, 0xE0, 0xF0};
  text += static_cast<char>(kLead[more] | (c >> (6 * more)));
  for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F));
}

}  // namespace

std::u16string FromUtf8(std::string_view text) {
  std::u16string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80    ? 0
                             : lead < 0xC2  ? 4
                             : lead < 0xE0  ? 1
                             : lead < 0xF0  ? 2
                             : lead <= 0xF4 ? 3
                                            : 4;
    char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
    bool valid = more < 4 && i + more < text.size();
    for (std::size_t k = 1; valid && k <= more; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      valid = (next & 0xC0) == 0x80;
      c = c << 6 | (next & 0x3F);
    }
    valid = valid && c <= 0x10FFFF && (more != 2 || c >= 0x800) && (more != 3 || c >= 0x10000);
    AppendUtf16(valid ? c : 0xFFFD, result);
    i += valid ? more + 1 : 1;
  }
  return result;
}

std::string ToUtf8(std::u16string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
        text[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
    }
    AppendUtf8(c, result);
  }
  return result;
}

}  // namespace winras
