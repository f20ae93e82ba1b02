// What the EAP methods of this machine keep and give. Every member is called with the service's
// lock held.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "abi/ras_structures.h"

namespace winras::simulator {

using Bytes = std::vector<BYTE>;

// The identities that RasGetEapUserIdentity gives, each of which is owed a RasFreeEapUserIdentity.
class EapIdentities {
 public:
  // `port` is PortOf the entry. The same for the same user data.
  RASEAPUSERIDENTITYW* Give(std::uint64_t seed, const std::u16string& port,
                            std::u16string_view user_name, const Bytes& user_data);
  // False: it is none that was given, or was freed before.
  bool Free(RASEAPUSERIDENTITYW* identity);

  bool WasGiven(const std::u16string& port, const Bytes& info) const;
  // Whether `info` lies in an identity that was freed.
  bool IsFreed(const BYTE* info) const;
  std::size_t outstanding() const { return given_.size(); }

 private:
  using Memory = std::unique_ptr<BYTE[]>;
  std::map<const void*, Memory> given_;
  // Zeroed, and kept for a while: its address is not used again before a late user was noticed.
  std::deque<Memory> freed_;
  std::map<std::u16string, std::set<Bytes>> infos_;  // that were ever given, by port
};

}  // namespace winras::simulator
