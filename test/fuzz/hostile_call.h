// What a function of RAS is given, by the types of its parameters.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "hostile_ras.h"
#include "simulator/service.h"

namespace winras::fuzz {

// Reads memory as RAS would, so that the address sanitizer sees what is not there.
void ReadAll(const void* start, std::size_t size);
void ReadAll(LPCWSTR text);

template <typename Type>
constexpr bool kIsHandle = std::is_same_v<Type, HRASCONN> || std::is_same_v<Type, HWND>;

// A structure that begins with dwSize.
template <typename Type>
constexpr bool kIsStructure =
    std::is_class_v<std::remove_pointer_t<Type>> && std::is_pointer_v<Type> && !kIsHandle<Type>;

// Memory whose size another parameter tells.
template <typename Type>
constexpr bool kIsBuffer = kIsStructure<Type> || std::is_same_v<Type, BYTE*> ||
                           std::is_same_v<Type, LPVOID> || std::is_same_v<Type, LPWSTR*>;

template <typename Type>
constexpr bool kIsResult = std::is_same_v<Type, HRASCONN*> || std::is_same_v<Type, BOOL*>;

// Only reads what it is given.
constexpr bool OnlyReads(std::string_view function) {
  return function.substr(0, 6) == "RasSet" || function == "RasDialW" ||
         function == "RasUpdateConnection" || function == "RasInvokeEapUI";
}

template <std::size_t kIndex, typename... Args>
struct TypeAt {
  using Type = void;
};
template <std::size_t kIndex, typename First, typename... Rest>
struct TypeAt<kIndex, First, Rest...> : TypeAt<kIndex - 1, Rest...> {};
template <typename First, typename... Rest>
struct TypeAt<0, First, Rest...> {
  using Type = First;
};

inline DWORD SizeIn(const void* structure) {
  DWORD size = 0;
  std::memcpy(&size, structure, sizeof size);
  return size;
}

template <typename Tag, typename Function>
struct HostileCall;

template <typename Tag, typename Result, typename... Args>
struct HostileCall<Tag, Result WINRAS_WINAPI(Args...)> {
  static Result WINRAS_WINAPI Call(Args... args) {
    HostileRas& ras = HostileRas::Current();
    std::vector<Memory> memories;
    Look<0>(memories, std::tuple<Args...>(args...));
    if constexpr (std::is_void_v<Result>) {
      // Only RasFreeEapUserIdentity, which a hostile RAS has of its own.
      Tag::In(simulator::Functions())(args...);
    } else if (ras.records()) {
      const Result result = Tag::In(simulator::Functions())(args...);
      if (Succeeded(result)) ras.Record(Tag::kName, memories);
      return result;
    } else {
      const DWORD error = ras.Answer(Tag::kName, memories);
      return kIsDialog ? static_cast<Result>(error == 0) : static_cast<Result>(error);
    }
  }

 private:
  // A dialog's BOOL.
  static constexpr bool kIsDialog = std::is_same_v<Result, BOOL>;

  template <typename Answer>
  static bool Succeeded(Answer result) {
    return (result == 0) != kIsDialog;
  }

  template <std::size_t kIndex>
  using At = typename TypeAt<kIndex, Args...>::Type;

  // The parameter at kIndex and those after it.
  template <std::size_t kIndex>
  static void Look(std::vector<Memory>& memories, const std::tuple<Args...>& args) {
    if constexpr (kIndex < sizeof...(Args)) {
      using Arg = At<kIndex>;
      using Next = At<kIndex + 1>;
      const Arg arg = std::get<kIndex>(args);
      if constexpr (std::is_same_v<Arg, LPCWSTR>) {
        ReadAll(arg);
      } else if constexpr (kIsBuffer<Arg> && std::is_same_v<Next, DWORD*>) {
        DWORD* const bytes = std::get<kIndex + 1>(args);
        DWORD* count = nullptr;
        if constexpr (std::is_same_v<At<kIndex + 2>, DWORD*>) count = std::get<kIndex + 2>(args);
        if (bytes != nullptr) memories.push_back({arg, arg == nullptr ? 0 : *bytes, bytes, count});
      } else if constexpr (kIsBuffer<Arg> && std::is_same_v<Next, DWORD>) {
        // Else a handle: an event, which DWORD flags follow.
        if (OnlyReads(Tag::kName) && arg != nullptr) ReadAll(arg, std::get<kIndex + 1>(args));
      } else if constexpr (std::is_same_v<Arg, LPWSTR> && std::is_same_v<Next, DWORD>) {
        memories.push_back({arg, std::get<kIndex + 1>(args) * sizeof(WCHAR), nullptr, nullptr});
      } else if constexpr (std::is_same_v<Arg, LPWSTR> && sizeof...(Args) == 1) {
        // RasGetPCscf, which is not told how much there is: a name of the DNS fits for certain.
        memories.push_back({arg, 256 * sizeof(WCHAR), nullptr, nullptr});
      } else if constexpr (std::is_same_v<Arg, LPWSTR>) {
        ReadAll(arg);
      } else if constexpr (std::is_same_v<Arg, RASUPDATECONN*>) {
        if (arg != nullptr) ReadAll(arg, sizeof *arg);
      } else if constexpr (kIsStructure<Arg>) {
        if (arg == nullptr) {
          // RasDial's extensions.
        } else if (OnlyReads(Tag::kName)) {
          ReadAll(arg, SizeIn(arg));
        } else {
          memories.push_back({arg, SizeIn(arg), nullptr, nullptr});
        }
      } else if constexpr (kIsResult<Arg>) {
        memories.push_back({arg, sizeof *arg, nullptr, nullptr});
      }
      Look<kIndex + 1>(memories, args);
    }
  }
};

}  // namespace winras::fuzz
