// What RAS reads and writes of phone books. On a thread that may call RAS. Rules B1 to B13.
//
// Changes are a read, a modification and a write in one go: only what is to change differs from
// what RAS gave. The pointers to a device's own block of settings stay null, as Microsoft's pages
// say.
#pragma once

#include <string>
#include <vector>

#include "calls/answer.h"
#include "calls/entry_place.h"
#include "calls/raw_entry.h"
#include "provider/provider.h"

namespace winras {

// Of the newest version that RAS knows (rule E2).
Answer<RawEntry> EntryProperties(Provider& provider, const EntryPlace& place);
// From RAS' defaults; what is there under this name is overwritten (rule B8).
Answer<Nothing> CreateEntry(Provider& provider, const EntryPlace& place,
                            const EntryChanges& changes);
Answer<Nothing> ChangeEntry(Provider& provider, const EntryPlace& place,
                            const EntryChanges& changes);
Answer<Nothing> DeleteEntry(Provider& provider, const EntryPlace& place);
Answer<Nothing> RenameEntry(Provider& provider, const EntryPlace& place,
                            const std::u16string& new_name);
// 0: valid, and free. 183: exists. 123: not valid.
Answer<Nothing> ValidateEntryName(Provider& provider, const EntryPlace& place);

// How many links the entry has.
DWORD CountSubEntries(const RasApi& api, const EntryPlace& place, DWORD& count);
// The links, of which every entry has one at least.
Answer<std::vector<RawEntry>> SubEntries(Provider& provider, const EntryPlace& place);
// `index` counts from 1; a link that is not there is made.
Answer<Nothing> SetSubEntry(Provider& provider, const EntryPlace& place, DWORD index,
                            const EntryChanges& changes);
Answer<Nothing> DeleteSubEntry(Provider& provider, const EntryPlace& place, DWORD index);

}  // namespace winras
