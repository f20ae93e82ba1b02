// Which names entries may have (B3, B12).
#pragma once

#include <string_view>

namespace winras::simulator {

bool IsEntryName(std::u16string_view name);

}  // namespace winras::simulator
