// Values that come from JavaScript. Whatever comes, each function here answers with what its name
// says or throws a TypeError that names the argument.
#pragma once

#include <napi.h>

#include <cstddef>
#include <optional>
#include <string>

#include "abi/ras_structures.h"
#include "calls/eap.h"
#include "calls/line_identity.h"

namespace winras {

bool BooleanFrom(Napi::Value value, const char* name);
// Finite.
double NumberFrom(Napi::Value value, const char* name);
// Finite and not negative.
double DurationFrom(Napi::Value value, const char* name);
DWORD DwordFrom(Napi::Value value, const char* name);
HRASCONN HandleFrom(Napi::Value value, const char* name);
// Null for undefined.
HWND OptionalWindowFrom(Napi::Value value, const char* name);
// Copied.
SharedSecret BytesFrom(Napi::Value value, const char* name);
LineIdentity IdentityFrom(Napi::Value value, const char* name);
std::string AsciiFrom(Napi::Value value, const char* name);
std::u16string TextFrom(Napi::Value value, const char* name);
std::optional<std::u16string> OptionalTextFrom(Napi::Value value, const char* name);
Napi::Object ObjectFrom(Napi::Value value, const char* name);
Napi::Function FunctionFrom(Napi::Value value, const char* name);

// A string that fits in a field of so many characters with its NUL. Runs no JavaScript afterwards.
class FittingText {
 public:
  FittingText(Napi::Value value, const char* name, std::size_t capacity);

  // Written straight into the field: a password leaves no copy behind. The rest is zeroed.
  void WriteTo(WCHAR* field) const;

 private:
  Napi::Value value_;
  std::size_t capacity_;
};

}  // namespace winras
