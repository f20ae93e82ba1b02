// Holds our structures, constants and function types against the Windows SDK's, at compile time.
// Compiles to nothing. Needs WINVER and _WIN32_WINNT 0x0A00 and UNICODE.
//
// In our own builds only (addon.gypi): an SDK before 10.0.20348 lacks some of it, and a user may
// well have that one. Only Microsoft's compiler comes with that SDK: mingw-w64's <ras.h> is years
// behind (its RASENTRYW ends with Windows XP), so a difference there would say nothing about
// Windows.
#if defined(WINRAS_OWN_BUILD) && defined(_MSC_VER)

#include <cstddef>
#include <type_traits>

#include "abi/ras_functions.h"
#include "abi/ras_structures.h"

// <ras.h> makes a macro of nearly every name, so ours get other names before it comes.
namespace {

#define WINRAS_SIZE(structure, x64, x86) using Ours##structure = winras::structure;
#define WINRAS_VERSION_SIZE(constant, x64, x86)
#define WINRAS_OFFSET(structure, member, x64, x86)
#include "abi/layout_check.inc"
#undef WINRAS_SIZE
#undef WINRAS_VERSION_SIZE
#undef WINRAS_OFFSET

#define WINRAS_CONSTANT(name) constexpr auto Ours##name = winras::name;
#define WINRAS_TEXT(name) constexpr auto& Ours##name = winras::name;
#include "abi/sdk_check.inc"
#undef WINRAS_CONSTANT
#undef WINRAS_TEXT

}  // namespace

#define USES_RAS_QUARANTINE_APIS  // RASNAPSTATE and RasGetNapStatus
#include <windows.h>

#include <ras.h>
#include <rasdlg.h>

namespace {

#define WINRAS_SIZE(structure, x64, x86)                      \
  using Sdk##structure = structure;                           \
  static_assert(sizeof(Ours##structure) == sizeof(structure), \
                "the size of " #structure " is not the SDK's");
#define WINRAS_VERSION_SIZE(constant, x64, x86)
#define WINRAS_OFFSET(structure, member, x64, x86)                                       \
  static_assert(offsetof(Ours##structure, member) == offsetof(Sdk##structure, member) && \
                    sizeof(Ours##structure::member) == sizeof(Sdk##structure::member),   \
                #structure "::" #member " is not where or what the SDK has");
#include "abi/layout_check.inc"
#undef WINRAS_SIZE
#undef WINRAS_VERSION_SIZE
#undef WINRAS_OFFSET

constexpr bool SameText(const char16_t* ours, const wchar_t* theirs) {
  for (; *ours != 0; ++ours, ++theirs) {
    if (*ours != static_cast<char16_t>(*theirs)) return false;
  }
  return *theirs == 0;
}

#define WINRAS_CONSTANT(name)                                                               \
  static_assert(static_cast<unsigned long>(Ours##name) == static_cast<unsigned long>(name), \
                #name " is not the SDK's");
#define WINRAS_TEXT(name) static_assert(SameText(Ours##name, name), #name " is not the SDK's");
#include "abi/sdk_check.inc"
#undef WINRAS_CONSTANT
#undef WINRAS_TEXT

static_assert(winras::kMaxPath == MAX_PATH, "MAX_PATH");
static_assert(winras::kMaxUserName == UNLEN, "UNLEN");
static_assert(winras::kMaxPassword == PWLEN, "PWLEN");
static_assert(winras::kMaxDomain == DNLEN, "DNLEN");
static_assert(winras::kNetBiosNameLength == NETBIOS_NAME_LEN, "NETBIOS_NAME_LEN");

// Our types are not the SDK's, but one that differs in kind or size would shift what is passed.
template <typename Ours, typename Theirs>
constexpr bool SameShape() {
  if constexpr (std::is_void_v<Ours> || std::is_void_v<Theirs>) {
    return std::is_void_v<Ours> && std::is_void_v<Theirs>;
  } else {
    return sizeof(Ours) == sizeof(Theirs) && std::is_pointer_v<Ours> == std::is_pointer_v<Theirs>;
  }
}

template <typename OurResult, typename... Ours, typename TheirResult, typename... Theirs>
constexpr bool SameSignature(OurResult(WINRAS_WINAPI*)(Ours...),
                             TheirResult(WINRAS_WINAPI*)(Theirs...)) {
  if constexpr (sizeof...(Ours) != sizeof...(Theirs)) {
    return false;
  } else {
    return SameShape<OurResult, TheirResult>() && (SameShape<Ours, Theirs>() && ...);
  }
}

#define WINRAS_FUNCTION(name, library)                                       \
  static_assert(SameSignature(static_cast<winras::name##Function*>(nullptr), \
                              static_cast<decltype(&::name)>(nullptr)),      \
                #name " is not declared as in the SDK");
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION

}  // namespace

#endif  // defined(_MSC_VER)
