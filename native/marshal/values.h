// Values that go to JavaScript.
#pragma once

#include <napi.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "abi/ras_structures.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, HRASCONN handle);
Napi::Value ToJs(Napi::Env env, const std::u16string& text);

// Leaves an empty text out.
void SetText(Napi::Object object, const char* name, const std::u16string& text);
void SetText(Napi::Object object, const char* name, const std::string& text);

// `to_js(env, row)` makes an element.
template <typename Row, typename RowToJs>
Napi::Value ArrayToJs(Napi::Env env, const std::vector<Row>& rows, RowToJs to_js) {
  Napi::Array array = Napi::Array::New(env, rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    array.Set(static_cast<std::uint32_t>(i), to_js(env, rows[i]));
  }
  return array;
}

}  // namespace winras
