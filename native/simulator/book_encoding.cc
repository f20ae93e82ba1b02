#include "simulator/book_encoding.h"

#include "files/utf8.h"

namespace winras::simulator {
namespace {

struct Mark {
  BookEncoding encoding;
  std::string_view bytes;
};

constexpr Mark kMarks[] = {
    {BookEncoding::kUtf8WithMark, "\xEF\xBB\xBF"},
    {BookEncoding::kUtf16LittleEndian, "\xFF\xFE"},
    {BookEncoding::kUtf16BigEndian, "\xFE\xFF"},
};

bool IsUtf16(BookEncoding encoding) {
  return encoding == BookEncoding::kUtf16LittleEndian || encoding == BookEncoding::kUtf16BigEndian;
}

std::u16string UnitsOf(std::string_view bytes, bool big_endian) {
  std::u16string units;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units += static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
  }
  return units;
}

std::string BytesOf(std::u16string_view units, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : units) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

}  // namespace

DecodedBook DecodeBook(std::string_view content) {
  for (const auto& [encoding, mark] : kMarks) {
    if (content.substr(0, mark.size()) != mark) continue;
    content.remove_prefix(mark.size());
    if (!IsUtf16(encoding)) return {encoding, std::string(content)};
    return {encoding, ToUtf8(UnitsOf(content, encoding == BookEncoding::kUtf16BigEndian))};
  }
  return {BookEncoding::kUtf8, std::string(content)};
}

std::string EncodeBook(BookEncoding encoding, std::string_view text) {
  std::string content;
  for (const Mark& mark : kMarks) {
    if (mark.encoding == encoding) content = mark.bytes;
  }
  if (!IsUtf16(encoding)) return content.append(text);
  return content + BytesOf(FromUtf8(text), encoding == BookEncoding::kUtf16BigEndian);
}

}  // namespace winras::simulator
