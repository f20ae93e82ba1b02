// RASENTRYW and the keys of rasphone.pbk that say the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "abi/ras_structures.h"
#include "simulator/entry_text.h"

namespace winras::simulator {

// A key that is missing has Windows' default. dwSize, dwAlternateOffset and guidId are left out.
RASENTRYW ReadEntry(const EntryText& text);

// Changes the lines of members that differ from what the text says. Only the first `size` bytes of
// the structure count.
void WriteEntry(const RASENTRYW& entry, DWORD size, EntryText& text);

// A text that has several lines, which no value of a text file can.
bool HasLineBreak(const RASENTRYW& entry);

std::vector<std::u16string> ReadAlternateNumbers(const EntryText& text, std::size_t link);
void WriteAlternateNumbers(const std::vector<std::u16string>& numbers, std::size_t link,
                           EntryText& text);

// RASET_…: where no Type says it, the device does.
DWORD TypeOf(const EntryText& text);
DWORD TypeOfDevice(std::string_view device_type);

// What RasSetCustomAuthData has set: hexadecimal digits, as many lines of 64 bytes as it takes.
std::vector<BYTE> ReadCustomAuthData(const EntryText& text);
void WriteCustomAuthData(const std::vector<BYTE>& data, EntryText& text);

// The decimal number of a key; `otherwise` where there is none.
DWORD NumberOf(const EntryText& text, std::string_view key, DWORD otherwise = 0);

}  // namespace winras::simulator
