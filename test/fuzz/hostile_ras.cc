#include "hostile_ras.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>

#include "abi/error_codes.h"
#include "hostile_call.h"

namespace winras::fuzz {
namespace {

HostileRas* current = nullptr;

// Keeps a read that nobody needs.
volatile BYTE sink;

// What RAS answers, and what it should not.
constexpr DWORD kErrors[] = {
    0,
    kErrorBufferTooSmall,
    kErrorInvalidSize,
    kErrorInvalidHandle,
    kErrorNoConnection,
    kErrorInvalidParameter,
    kErrorInsufficientBuffer,
    kErrorNoMoreItems,
    kErrorCannotFindPhonebookEntry,
    kErrorInteractiveMode,
    kErrorProjectionNotComplete,
    kErrorProtocolNotConfigured,
    kErrorInvalidFunctionForEntry,
    kErrorInvalidUserBuffer,
    kEInvalidArg,
};

// Less than a row of any list.
constexpr DWORD kALittle = 2;

#define WINRAS_FUNCTION(name, library)                     \
  struct name##Tag {                                       \
    static constexpr const char* kName = #name;            \
    static auto In(const RasApi& api) { return api.name; } \
  };
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION

DWORD WINRAS_WINAPI GetEapUserIdentity(LPCWSTR phone_book, LPCWSTR entry, DWORD, HWND,
                                       RASEAPUSERIDENTITYW** identity) {
  ReadAll(phone_book);
  ReadAll(entry);
  return HostileRas::Current().GiveIdentity(identity);
}

void WINRAS_WINAPI FreeEapUserIdentity(RASEAPUSERIDENTITYW* identity) {
  HostileRas::Current().TakeIdentity(identity);
}

}  // namespace

void Object(const std::string& what) {
  std::fprintf(stderr, "RAS' contract is broken: %s\n", what.c_str());
  std::abort();
}

void ReadAll(const void* start, std::size_t size) {
  const BYTE* const bytes = static_cast<const BYTE*>(start);
  for (std::size_t i = 0; i < size; ++i) sink = bytes[i];
}

void ReadAll(LPCWSTR text) {
  if (text == nullptr) return;
  while (*text != 0) ++text;
}

HostileRas::HostileRas(FuzzedBytes* bytes, TrueAnswers& truth) : bytes_(bytes), truth_(truth) {
  if (bytes_ != nullptr) {
    habit_ = bytes_->OneOf(
        {Habit::kNone, Habit::kNeverEnough, Habit::kInvalidSize, Habit::kGrows, Habit::kFails});
  }
  current = this;
}

HostileRas::~HostileRas() {
  if (!identities_.empty()) Object("an EAP identity was not freed");
  current = nullptr;
}

HostileRas& HostileRas::Current() { return *current; }

RasApi HostileRas::Api() {
  RasApi api;
#define WINRAS_FUNCTION(name, library)                        \
  if (!records() || simulator::Functions().name != nullptr) { \
    api.name = &HostileCall<name##Tag, name##Function>::Call; \
  }
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
  if (records()) return api;
  api.RasGetEapUserIdentityW = GetEapUserIdentity;
  api.RasFreeEapUserIdentityW = FreeEapUserIdentity;
  // Those whose numbers the input has.
  for (BYTE missing = bytes_->Byte(); missing != 0; missing = bytes_->Byte()) {
    BYTE number = 1;
#define WINRAS_FUNCTION(name, library) \
  if (missing == number++) api.name = nullptr;
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
  }
  return api;
}

DWORD HostileRas::Answer(const char* function, const std::vector<Memory>& memories) {
  const BYTE manner = bytes_->Byte();
  const std::vector<TrueAnswer>* truth = nullptr;
  const auto known = truth_.find(function);
  if (known != truth_.end()) truth = &known->second[bytes_->Below(known->second.size())];
  DWORD error = 0;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    const Memory& memory = memories[i];
    if ((manner & kSilent) == 0 &&
        !GiveTruth(truth != nullptr && i < truth->size() ? &(*truth)[i] : nullptr, memory)) {
      error = kErrorBufferTooSmall;
    }
    gave_addresses_ |=
        manner != 0 && truth != nullptr && i < truth->size() && !(*truth)[i].pointers.empty();
    if (memory.size != 0 && (manner & kNoise) != 0) MakeNoise(memory);
    if (memory.size != 0 && (manner & kPokes) != 0) Poke(memory);
    if (memory.bytes != nullptr && (manner & kLies) != 0) Lie(memory, memory.size);
    if (memory.bytes != nullptr && habit_ == Habit::kGrows) {
      *memory.bytes = static_cast<DWORD>(memory.size) + kALittle;
    }
  }
  if ((manner & kOtherError) != 0) error = Error();
  switch (habit_) {
    case Habit::kNone:
      return error;
    case Habit::kNeverEnough:
    case Habit::kGrows:
      return kErrorBufferTooSmall;
    case Habit::kInvalidSize:
      return kErrorInvalidSize;
    case Habit::kFails:
      return Error();
  }
  return error;
}

// False when there is too little memory.
bool HostileRas::GiveTruth(const TrueAnswer* truth, const Memory& memory) {
  static const TrueAnswer nothing;
  if (truth == nullptr) truth = &nothing;
  const std::size_t needed = truth->data.size();
  if (memory.bytes != nullptr) {
    *memory.bytes = static_cast<DWORD>(needed);
    if (memory.count != nullptr) *memory.count = truth->count;
    if (needed > memory.size) return false;
  }
  const std::size_t given = std::min(needed, memory.size);
  if (given == 0) return true;
  std::memcpy(memory.start, truth->data.data(), given);
  for (const auto& [pointer, target] : truth->pointers) {
    const void* const to = static_cast<BYTE*>(memory.start) + target;
    if (pointer + sizeof to <= given) {
      std::memcpy(static_cast<BYTE*>(memory.start) + pointer, &to, sizeof to);
    }
  }
  return true;
}

// A few bytes, again and again.
void HostileRas::MakeNoise(const Memory& memory) {
  BYTE pattern[8];
  const std::size_t length = 1 + bytes_->Below(sizeof pattern);
  for (std::size_t i = 0; i < length; ++i) pattern[i] = bytes_->Byte();
  BYTE* const start = static_cast<BYTE*>(memory.start);
  for (std::size_t i = 0; i < memory.size; ++i) start[i] = pattern[i % length];
}

void HostileRas::Poke(const Memory& memory) {
  BYTE* const start = static_cast<BYTE*>(memory.start);
  for (std::size_t left = 1 + bytes_->Below(6); left > 0; --left) {
    // Members lie at multiples of two.
    const std::size_t at = 2 * static_cast<std::size_t>(bytes_->Take<WORD>()) % memory.size;
    const std::size_t room = memory.size - at;
    switch (bytes_->Below(4)) {
      case 0: {
        const DWORD number = Number(memory.size);
        std::memcpy(start + at, &number, std::min(room, sizeof number));
        break;
      }
      case 1: {
        // Into the memory, to its end, or beside it.
        const std::uintptr_t pointer = reinterpret_cast<std::uintptr_t>(start) + Number(room);
        std::memcpy(start + at, &pointer, std::min(room, sizeof pointer));
        gave_addresses_ = true;
        break;
      }
      case 2:
        // A string that does not end where it should.
        std::memset(start + at, 'x', std::min<std::size_t>(room, bytes_->Take<WORD>()));
        break;
      default:
        std::memset(start + at, 0, std::min<std::size_t>(room, bytes_->Byte()));
    }
  }
}

void HostileRas::Lie(const Memory& memory, std::size_t given) {
  const BYTE about = bytes_->Byte();
  if ((about & 1) == 0) *memory.bytes = Number(given);
  if (memory.count != nullptr && (about & 2) == 0) *memory.count = Number(*memory.count);
}

DWORD HostileRas::Number(std::size_t near) {
  const DWORD n = static_cast<DWORD>(near);
  const DWORD numbers[] = {0,     1,          2,          n,           n - 1,       n + 1,
                           2 * n, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFCu, 0xFFFFFFFFu, n / 2};
  const std::size_t choice = bytes_->Below(std::size(numbers) + 3);
  if (choice < std::size(numbers)) return numbers[choice];
  if (choice == std::size(numbers)) return bytes_->Take<DWORD>();
  return choice == std::size(numbers) + 1 ? bytes_->Byte() : bytes_->Take<WORD>();
}

DWORD HostileRas::Error() {
  const std::size_t choice = bytes_->Below(std::size(kErrors) + 1);
  return choice < std::size(kErrors) ? kErrors[choice] : bytes_->Take<DWORD>();
}

void HostileRas::Record(const char* function, const std::vector<Memory>& memories) {
  std::vector<TrueAnswer> answers;
  for (const Memory& memory : memories) {
    const std::size_t size =
        memory.bytes == nullptr ? memory.size : std::min<std::size_t>(memory.size, *memory.bytes);
    const BYTE* const start = static_cast<const BYTE*>(memory.start);
    TrueAnswer answer;
    answer.data.assign(start, start + size);
    if (memory.count != nullptr) answer.count = *memory.count;
    for (std::size_t at = 0; at + sizeof start <= size; at += sizeof(DWORD)) {
      const BYTE* pointer = nullptr;
      std::memcpy(&pointer, start + at, sizeof pointer);
      if (pointer >= start && pointer < start + size) {
        answer.pointers.emplace_back(at, static_cast<std::size_t>(pointer - start));
      }
    }
    answers.push_back(std::move(answer));
  }
  // A size that was only asked for is no answer.
  const bool filled = std::any_of(answers.begin(), answers.end(),
                                  [](const TrueAnswer& answer) { return !answer.data.empty(); });
  if (filled) truth_[function].push_back(std::move(answers));
}

DWORD HostileRas::GiveIdentity(RASEAPUSERIDENTITYW** identity) {
  // It has really as much as it says: nobody can check that.
  const std::size_t blob = bytes_->Take<WORD>() % 1024;
  std::vector<BYTE> data(
      std::max(sizeof(RASEAPUSERIDENTITYW), offsetof(RASEAPUSERIDENTITYW, pbEapInfo) + blob));
  MakeNoise({data.data(), data.size(), nullptr, nullptr});
  const DWORD size = static_cast<DWORD>(blob);
  std::memcpy(data.data() + offsetof(RASEAPUSERIDENTITYW, dwSizeofEapInfo), &size, sizeof size);
  const DWORD error = bytes_->Byte() == 0 ? 0 : Error();
  auto* const given = reinterpret_cast<RASEAPUSERIDENTITYW*>(data.data());
  if (error == 0) {
    identities_.emplace(given, std::move(data));
    *identity = given;
  } else if (bytes_->Byte() != 0) {
    *identity = given;  // to memory that is gone when this returns
  }
  return error;
}

void HostileRas::TakeIdentity(RASEAPUSERIDENTITYW* identity) {
  if (identities_.erase(identity) == 0) Object("an EAP identity was freed that RAS did not give");
}

}  // namespace winras::fuzz
