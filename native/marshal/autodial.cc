#include "marshal/autodial.h"

#include <cstdint>

#include "marshal/answers.h"
#include "marshal/arguments.h"

namespace winras {

std::vector<AutodialEntry> AutodialEntriesFrom(Napi::Value entries, const char* name) {
  const Napi::Object rows = ObjectFrom(entries, name);
  const DWORD count = DwordFrom(rows.Get("length"), "length");
  std::vector<AutodialEntry> all;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Napi::Object row = ObjectFrom(rows.Get(i), name);
    all.push_back({DwordFrom(row.Get("dialingLocation"), "dialingLocation"),
                   TextFrom(row.Get("entryName"), "entryName")});
  }
  return all;
}

Napi::Value ToJs(Napi::Env env, const AutodialEntry& entry) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("dialingLocation", entry.dialing_location);
  object.Set("entryName", entry.entry_name);
  return object;
}

}  // namespace winras
