#include <algorithm>

#include "marshal/answers.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const SharedSecret& bytes) {
  Napi::Uint8Array array = Napi::Uint8Array::New(env, bytes->size());
  std::copy_n(bytes->data(), bytes->size(), array.Data());
  return array;
}

}  // namespace winras
