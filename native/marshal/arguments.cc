#include "marshal/arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "marshal/identity.h"

namespace winras {
namespace {

[[noreturn]] void Refuse(Napi::Env env, const char* name, const char* expected) {
  throw Napi::TypeError::New(env, std::string(name) + " must be " + expected);
}

// In UTF-16 units.
std::size_t LengthOf(Napi::Value value, const char* name) {
  std::size_t length = 0;
  if (napi_get_value_string_utf16(value.Env(), value, nullptr, 0, &length) != napi_ok) {
    Refuse(value.Env(), name, "a string");
  }
  return length;
}

ULONG_PTR PointerFrom(Napi::Value value, const char* name) {
  if (value.IsBigInt()) {
    bool lossless = false;
    const std::uint64_t number = value.As<Napi::BigInt>().Uint64Value(&lossless);
    if (lossless && number <= std::numeric_limits<ULONG_PTR>::max()) {
      return static_cast<ULONG_PTR>(number);
    }
  }
  Refuse(value.Env(), name, "a handle, a bigint");
}

}  // namespace

bool BooleanFrom(Napi::Value value, const char* name) {
  if (!value.IsBoolean()) Refuse(value.Env(), name, "a boolean");
  return value.As<Napi::Boolean>();
}

double NumberFrom(Napi::Value value, const char* name) {
  if (value.IsNumber()) {
    const double number = value.As<Napi::Number>();
    if (std::isfinite(number)) return number;
  }
  Refuse(value.Env(), name, "a finite number");
}

double DurationFrom(Napi::Value value, const char* name) {
  const double duration = NumberFrom(value, name);
  if (duration < 0) Refuse(value.Env(), name, "a number of milliseconds that is not negative");
  return duration;
}

DWORD DwordFrom(Napi::Value value, const char* name) {
  if (value.IsNumber()) {
    const double number = value.As<Napi::Number>();
    if (number >= 0 && number <= std::numeric_limits<DWORD>::max() &&
        number == std::floor(number)) {
      return static_cast<DWORD>(number);
    }
  }
  Refuse(value.Env(), name, "an unsigned 32-bit integer");
}

HRASCONN HandleFrom(Napi::Value value, const char* name) {
  return reinterpret_cast<HRASCONN>(PointerFrom(value, name));
}

HWND OptionalWindowFrom(Napi::Value value, const char* name) {
  return value.IsUndefined() ? nullptr : reinterpret_cast<HWND>(PointerFrom(value, name));
}

SharedSecret BytesFrom(Napi::Value value, const char* name) {
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
    Refuse(value.Env(), name, "a Uint8Array");
  }
  const auto array = value.As<Napi::Uint8Array>();
  return std::make_shared<SecretBytes>(array.Data(), array.ByteLength());
}

LineIdentity IdentityFrom(Napi::Value value, const char* name) {
  const Napi::Object line = ObjectFrom(value, name);
  LineIdentity identity;
  if (const Napi::Value id = line.Get("id"); !id.IsUndefined()) {
    const auto guid = GuidFromText(AsciiFrom(id, "id"));
    if (!guid) Refuse(value.Env(), "id", "the id of a connection");
    identity.correlation = *guid;
  }
  identity.entry_name = TextFrom(line.Get("entryName"), "entryName");
  identity.device_name = TextFrom(line.Get("deviceName"), "deviceName");
  return identity;
}

std::string AsciiFrom(Napi::Value value, const char* name) {
  if (!value.IsString()) Refuse(value.Env(), name, "a string");
  return value.As<Napi::String>();
}

std::u16string TextFrom(Napi::Value value, const char* name) {
  if (!value.IsString()) Refuse(value.Env(), name, "a string");
  return value.As<Napi::String>();
}

std::optional<std::u16string> OptionalTextFrom(Napi::Value value, const char* name) {
  if (value.IsUndefined()) return std::nullopt;
  return TextFrom(value, name);
}

EntryPlace EntryPlaceFrom(const Napi::CallbackInfo& info) {
  return {OptionalTextFrom(info[0], "phoneBook"), TextFrom(info[1], "entryName")};
}

Napi::Object ObjectFrom(Napi::Value value, const char* name) {
  if (!value.IsObject()) Refuse(value.Env(), name, "an object");
  return value.As<Napi::Object>();
}

Napi::Function FunctionFrom(Napi::Value value, const char* name) {
  if (!value.IsFunction()) Refuse(value.Env(), name, "a function");
  return value.As<Napi::Function>();
}

FittingText::FittingText(Napi::Value value, const char* name, std::size_t capacity)
    : value_(value), capacity_(capacity) {
  if (LengthOf(value, name) < capacity) return;
  const std::string expected = "at most " + std::to_string(capacity - 1) + " characters long";
  Refuse(value.Env(), name, expected.c_str());
}

void FittingText::WriteTo(WCHAR* field) const {
  std::fill_n(field, capacity_, WCHAR{0});
  napi_get_value_string_utf16(value_.Env(), value_, field, capacity_, nullptr);
}

}  // namespace winras
