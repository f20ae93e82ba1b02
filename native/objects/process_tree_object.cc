#include "objects/process_tree_object.h"

#include <memory>
#include <utility>

#include "objects/members.h"
#include "platform/process_tree.h"

namespace winras {
namespace {

Napi::Object MakeProcessTreeObject(Napi::Env env, std::shared_ptr<const ProcessTree> tree) {
  Napi::Object object = Napi::Object::New(env);
  DefineMethod(object, "count", [tree](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(tree->Count()));
  });
  DefineMethod(object, "end", [tree](const Napi::CallbackInfo& info) {
    return Napi::Number::New(info.Env(), static_cast<double>(tree->End()));
  });
  return object;
}

}  // namespace

Napi::Value OpenProcessTree(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  OpenedProcessTree opened = ProcessTree::Open();
  if (!opened.supported_platform) return env.Undefined();
  Napi::Object object = Napi::Object::New(env);
  if (opened.tree != nullptr) {
    object.Set("tree", MakeProcessTreeObject(env, std::move(opened.tree)));
  } else {
    object.Set("error", opened.error);
  }
  return object;
}

}  // namespace winras
