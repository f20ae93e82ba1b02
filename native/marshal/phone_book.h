// Entries and links of phone books, and what is to change in them.
#pragma once

#include <napi.h>

#include "calls/phone_book.h"

namespace winras {

Napi::Value ToJs(Napi::Env env, const RawEntry& entry);

// NativeEntryChanges; throws a TypeError that names the member.
EntryChanges EntryChangesFrom(Napi::Value value, const EntryTable& table);

}  // namespace winras
