#include "simulator/eap.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "simulator/random.h"
#include "simulator/text.h"

namespace winras::simulator {
namespace {

constexpr std::size_t kInfoSize = 48;
constexpr std::size_t kSize = offsetof(RASEAPUSERIDENTITYW, pbEapInfo) + kInfoSize;
constexpr std::size_t kFreedKept = 16;

Bytes InfoOf(std::uint64_t seed, const std::u16string& port, const Bytes& user_data) {
  Random random(seed ^ 0xEA9, port + std::u16string(user_data.begin(), user_data.end()), 0);
  Bytes info(kInfoSize);
  for (BYTE& byte : info) byte = static_cast<BYTE>(random.Next());
  return info;
}

}  // namespace

RASEAPUSERIDENTITYW* EapIdentities::Give(std::uint64_t seed, const std::u16string& port,
                                         std::u16string_view user_name, const Bytes& user_data) {
  const Bytes info = InfoOf(seed, port, user_data);
  Memory memory = std::make_unique<BYTE[]>(std::max(kSize, sizeof(RASEAPUSERIDENTITYW)));
  auto* const identity = reinterpret_cast<RASEAPUSERIDENTITYW*>(memory.get());
  ToMember(user_name, identity->szUserName);
  identity->dwSizeofEapInfo = kInfoSize;
  BYTE* const to = identity->pbEapInfo;
  std::memcpy(to, info.data(), info.size());
  infos_[port].insert(info);
  given_.emplace(identity, std::move(memory));
  return identity;
}

bool EapIdentities::Free(RASEAPUSERIDENTITYW* identity) {
  const auto found = given_.find(identity);
  if (found == given_.end()) return false;
  std::fill_n(found->second.get(), kSize, BYTE{0});
  freed_.push_back(std::move(found->second));
  if (freed_.size() > kFreedKept) freed_.pop_front();
  given_.erase(found);
  return true;
}

bool EapIdentities::WasGiven(const std::u16string& port, const Bytes& info) const {
  const auto infos = infos_.find(port);
  return infos != infos_.end() && infos->second.count(info) != 0;
}

bool EapIdentities::IsFreed(const BYTE* info) const {
  return std::any_of(freed_.begin(), freed_.end(), [info](const Memory& memory) {
    return info == memory.get() + offsetof(RASEAPUSERIDENTITYW, pbEapInfo);
  });
}

}  // namespace winras::simulator
