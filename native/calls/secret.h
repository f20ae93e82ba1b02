// Forgetting secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace winras {

// Zeroes `object`. The writes are volatile: no compiler leaves them out because nobody reads.
template <typename T>
void Wipe(T& object) {
  static_assert(std::is_trivially_copyable<T>::value, "only plain memory can be wiped");
  volatile unsigned char* byte = reinterpret_cast<volatile unsigned char*>(&object);
  for (std::size_t left = sizeof(T); left > 0; --left) *byte++ = 0;
}

// Bytes that are zeroed when they are let go of. They have one owner: a copy would have to be
// thought of.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size) : bytes_(size) {}
  SecretBytes(const std::uint8_t* from, std::size_t size) : bytes_(from, from + size) {}
  ~SecretBytes() { Forget(); }
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  // In exchange, so that what was here is zeroed with the other.
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    bytes_.swap(other.bytes_);
    return *this;
  }

  std::uint8_t* data() { return bytes_.data(); }
  const std::uint8_t* data() const { return bytes_.data(); }
  std::size_t size() const { return bytes_.size(); }

  // What is cut off is zeroed.
  void Shorten(std::size_t size) {
    for (std::size_t i = size; i < bytes_.size(); ++i) Wipe(bytes_[i]);
    if (size < bytes_.size()) bytes_.resize(size);
  }
  void Forget() { Shorten(0); }

 private:
  std::vector<std::uint8_t> bytes_;
};

}  // namespace winras
