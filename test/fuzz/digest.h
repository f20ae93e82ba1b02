// Reads every byte of what came out, so that the sanitizers see it read, and sums it up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "calls/answer.h"

namespace winras::fuzz {

class Digest {
 public:
  std::uint64_t value() const { return value_; }

  template <typename... Values>
  void Add(const Values&... values) {
    (AddOne(values), ...);
  }

 private:
  // A structure without padding is its bytes. For another there is an AddTo(Digest&, const T&),
  // which takes all members apart by a structured binding: a new member does not compile unread.
  template <typename Value>
  void AddOne(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      AddBytes(value ? "1" : "0", 1);
    } else if constexpr (std::has_unique_object_representations_v<Value>) {
      AddBytes(&value, sizeof value);
    } else if constexpr (std::is_floating_point_v<Value>) {
      AddOne(static_cast<std::int64_t>(value));
    } else {
      AddTo(*this, value);
    }
  }

  template <typename Unit>
  void AddOne(const std::basic_string<Unit>& text) {
    AddOne(text.size());
    AddBytes(text.data(), text.size() * sizeof(Unit));
  }

  void AddOne(const char* text) { AddOne(std::string(text)); }

  template <typename Value>
  void AddOne(const std::vector<Value>& values) {
    AddOne(values.size());
    for (const Value& value : values) AddOne(value);
  }

  template <typename Value>
  void AddOne(const std::optional<Value>& value) {
    AddOne(value.has_value());
    if (value) AddOne(*value);
  }

  template <typename Value>
  void AddOne(const Answer<Value>& answer) {
    const auto& [operation, error, value, message] = answer;
    Add(operation, error, value, message);
  }

  // FNV-1a
  void AddBytes(const void* data, std::size_t size) {
    const BYTE* const bytes = static_cast<const BYTE*>(data);
    for (std::size_t i = 0; i < size; ++i) value_ = (value_ ^ bytes[i]) * 0x100000001B3u;
  }

  std::uint64_t value_ = 0xCBF29CE484222325u;
};

}  // namespace winras::fuzz
