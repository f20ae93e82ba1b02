// The addon's module.
#include <napi.h>

#include "objects/addon_object.h"
#include "simulator/service.h"

static Napi::Object Init(Napi::Env, Napi::Object exports) {
  winras::MakeAddonObject(exports, winras::simulator::OwnLibrary());
  return exports;
}

NODE_API_MODULE(winras, Init)
