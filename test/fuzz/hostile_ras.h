// A RAS that lies, driven by an input of the fuzzer. It writes no more than the contract of each
// function allows it (`*lpcb` bytes, `dwSize` bytes); everything else it may do.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fuzzed_bytes.h"
#include "provider/ras_api.h"

namespace winras::fuzz {

// Memory that a function is given to fill.
struct Memory {
  void* start = nullptr;   // null: the caller only asks for the size
  std::size_t size = 0;    // what may be written
  DWORD* bytes = nullptr;  // in: size, out: what is needed; null where `size` is fixed
  DWORD* count = nullptr;  // out: the structures
};

// What the simulator wrote to such memory.
struct TrueAnswer {
  std::vector<BYTE> data;
  DWORD count = 0;
  // Where the data points to itself: offsets of a pointer and of its target.
  std::vector<std::pair<std::size_t, std::size_t>> pointers;
};

// The simulator's answers by function, each with one element a memory.
using TrueAnswers = std::map<std::string, std::vector<std::vector<TrueAnswer>>>;

class HostileRas {
 public:
  // Until its end it is behind the functions of Api(); one at a time. With `bytes` null it asks the
  // simulator and remembers the answers.
  HostileRas(FuzzedBytes* bytes, TrueAnswers& truth);
  ~HostileRas();
  HostileRas(const HostileRas&) = delete;
  HostileRas& operator=(const HostileRas&) = delete;

  // All functions, but for those that the input leaves out.
  RasApi Api();

  static HostileRas& Current();

  // One call. Returns its error.
  DWORD Answer(const char* function, const std::vector<Memory>& memories);

  bool records() const { return bytes_ == nullptr; }
  void Record(const char* function, const std::vector<Memory>& memories);

  // Addresses that it wrote may be taken for data, and differ from one time to the next.
  bool gave_addresses() const { return gave_addresses_; }

  // RasGetEapUserIdentity allocates, RasFreeEapUserIdentity frees.
  DWORD GiveIdentity(RASEAPUSERIDENTITYW** identity);
  void TakeIdentity(RASEAPUSERIDENTITYW* identity);

 private:
  // How it behaves towards everybody, whatever else it answers.
  enum class Habit { kNone, kNeverEnough, kInvalidSize, kGrows, kFails };

  // Bits of one answer.
  static constexpr BYTE kSilent = 1;  // writes nothing
  static constexpr BYTE kNoise = 2;   // writes what it likes
  static constexpr BYTE kPokes = 4;   // changes what it wrote, here and there
  static constexpr BYTE kLies = 8;    // about sizes and counts
  static constexpr BYTE kOtherError = 16;

  bool GiveTruth(const TrueAnswer* truth, const Memory& memory);
  void MakeNoise(const Memory& memory);
  void Poke(const Memory& memory);
  void Lie(const Memory& memory, std::size_t given);
  DWORD Number(std::size_t near);
  DWORD Error();

  FuzzedBytes* const bytes_;
  TrueAnswers& truth_;
  Habit habit_ = Habit::kNone;
  bool gave_addresses_ = false;
  std::map<RASEAPUSERIDENTITYW*, std::vector<BYTE>> identities_;
};

// The caller has broken RAS' contract: ends the process as a crash does.
[[noreturn]] void Object(const std::string& what);

}  // namespace winras::fuzz
