// Proves at compile time that our structures are laid out as RAS' are: with a wrong offset RAS
// would read and write beside the mark, and no error code would tell. Compiles to nothing.
#include <cstddef>

#include "abi/ras_structures.h"
#include "abi/structure_sizes.h"

namespace winras {
namespace {

constexpr std::size_t ForThisArchitecture(std::size_t x64, std::size_t x86) {
  return sizeof(void*) == 8 ? x64 : x86;
}

#define WINRAS_SIZE(structure, x64, x86)                            \
  static_assert(sizeof(structure) == ForThisArchitecture(x64, x86), \
                "the size of " #structure " is not that of Windows");

#define WINRAS_VERSION_SIZE(constant, x64, x86)            \
  static_assert(constant == ForThisArchitecture(x64, x86), \
                #constant " is not the size that Windows expects");

#define WINRAS_OFFSET(structure, member, x64, x86)                            \
  static_assert(offsetof(structure, member) == ForThisArchitecture(x64, x86), \
                #structure "::" #member " is not where Windows has it");

#include "abi/layout_check.inc"

#undef WINRAS_SIZE
#undef WINRAS_VERSION_SIZE
#undef WINRAS_OFFSET

}  // namespace
}  // namespace winras
