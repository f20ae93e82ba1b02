#include "simulator/entry_buffer.h"

#include <utility>

namespace winras::simulator {

std::u16string JoinNumbers(const Numbers& numbers) {
  std::u16string list;
  for (const std::u16string& number : numbers) list += number + u'\0';
  if (!numbers.empty()) list += u'\0';
  return list;
}

Numbers SplitNumbers(const BYTE* buffer, DWORD bytes, DWORD offset) {
  Numbers numbers;
  std::u16string number;
  for (std::size_t at = offset; offset != 0 && at + sizeof(char16_t) <= bytes; at += 2) {
    char16_t unit = 0;
    std::memcpy(&unit, buffer + at, sizeof unit);
    if (unit != 0) {
      number += unit;
    } else if (number.empty()) {
      break;
    } else {
      numbers.push_back(std::exchange(number, {}));
    }
  }
  return numbers;
}

}  // namespace winras::simulator
