// How a phone book's file is encoded. Windows writes UTF-8; people also have books in UTF-16, which
// editors and PowerShell write. Whether Windows' own RAS reads those no document says [I].
#pragma once

#include <string>
#include <string_view>

namespace winras::simulator {

// A file without a byte order mark is UTF-8.
enum class BookEncoding { kUtf8, kUtf8WithMark, kUtf16LittleEndian, kUtf16BigEndian };

struct DecodedBook {
  BookEncoding encoding = BookEncoding::kUtf8;
  std::string text;  // UTF-8, without the mark
};

DecodedBook DecodeBook(std::string_view content);
// The inverse: a text that was only decoded comes out byte for byte.
std::string EncodeBook(BookEncoding encoding, std::string_view text);

}  // namespace winras::simulator
