// The questions to RAS, put to a RAS that lies. The first byte of an input chooses the family;
// WINRAS_FUZZ_FAMILY, where it is set, leaves only the one that it names.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "calls/connections.h"
#include "dirty_memory.h"
#include "family.h"
#include "hostile_ras.h"
#include "simulator/service.h"

namespace winras::fuzz {
namespace {

// What the simulator is asked about, for true answers.
constexpr const char* kMachine =
    "[Service]\nAdministrator=1\n"
    "[Entry]\nName=Office\nType=vpn\nStrategy=IKEv2\nNumber=vpn.example.com\nEap=peap\n"
    "[Entry]\nName=Branch\nBook=allUsers\nType=pppoe\nNumber=provider\n"
    "[Server]\nNumber=vpn.example.com\nAnyone=1\nAddress=10.20.0.8\nServerAddress=10.20.0.1\n"
    "Ipv6Address=2001:db8::7\nIpv6ServerAddress=2001:db8::1\n"
    "[Server]\nNumber=provider\nAnyone=1\nAddress=10.30.0.8\n"
    "[Connection]\nEntry=Office\n"
    "[Connection]\nEntry=Branch\n"
    "[DialDialog]\nAfter=0\n[EntryDialog]\nAfter=0\n[PhoneBookDialog]\nAfter=0\n"
    "[Legacy]\nNapState=inProbation\nNapProbationEnds=1\nPcscf=proxy\n"
    "[AutodialAddress]\nAddress=host\nEntryName=Office\n";

class FuzzedProvider final : public Provider {
 public:
  FuzzedProvider(const RasApi& api, std::shared_ptr<Clock> clock, FuzzedBytes& bytes)
      : Provider(api, std::move(clock)), bytes_(bytes) {}
  std::u16string SystemMessage(DWORD) override { return bytes_.Text(20); }

 private:
  FuzzedBytes& bytes_;
};

class Fuzzer {
 public:
  Fuzzer();
  Fuzzer(const Fuzzer&) = delete;
  Fuzzer& operator=(const Fuzzer&) = delete;

  void Run(const BYTE* data, std::size_t size);
  // For whoever reads the output: a family that is never asked is none that holds.
  void TellRuns() const;

 private:
  void RecordTruth();
  // Nothing where it may differ although all is well.
  std::optional<std::uint64_t> DigestOf(const Family& family, FuzzedBytes bytes, BYTE dirt);

  std::vector<const Family*> families_;
  std::map<std::string, std::size_t> runs_;
  TrueAnswers truth_;
  const std::shared_ptr<Clock> clock_ = MakeVirtualClock();
};

Fuzzer::Fuzzer() : families_(Family::All()) {
  if (const char* const name = std::getenv("WINRAS_FUZZ_FAMILY")) {
    const auto others =
        std::remove_if(families_.begin(), families_.end(),
                       [&](const Family* family) { return std::strcmp(family->name, name) != 0; });
    families_.erase(others, families_.end());
  }
  if (families_.empty()) Object("there is no such family");
  RecordTruth();
}

void Fuzzer::RecordTruth() {
  const auto opened = simulator::OpenService(kMachine, clock_);
  if (!opened.service) Object(opened.error);
  simulator::Service::SetCurrent(opened.service.get());
  HostileRas recorder(nullptr, truth_);
  FuzzedBytes nothing(nullptr, 0);
  Digest unread;
  // Windows Vista's answer is asked for only where the newer one is missing.
  RasApi vista = recorder.Api();
  vista.RasGetProjectionInfoEx = nullptr;
  for (const RasApi& api : {recorder.Api(), vista}) {
    FuzzedProvider provider(api, clock_, nothing);
    for (const Connection& line : Connections(provider).value) {
      Questions questions{provider, line.handle, line.entry_name, line.phone_book, nothing, unread};
      for (const Family* const family : families_) family->ask(questions);
    }
  }
  simulator::Service::SetCurrent(nullptr);
  if (truth_.empty()) Object("the simulator gave no answer");
}

void Fuzzer::Run(const BYTE* data, std::size_t size) {
  FuzzedBytes bytes(data, size);
  const Family& family = *families_[bytes.Below(families_.size())];
  ++runs_[family.name];
  // Whoever reads what nobody wrote reads two things.
  const auto first = DigestOf(family, bytes, 0x00);
  const auto second = DigestOf(family, bytes, 0xA5);
  if (first && second && *first != *second) {
    Object("an answer depends on memory that nobody wrote to");
  }
}

std::optional<std::uint64_t> Fuzzer::DigestOf(const Family& family, FuzzedBytes bytes, BYTE dirt) {
  DirtyMemory(dirt);
  HostileRas ras(&bytes, truth_);
  FuzzedProvider provider(ras.Api(), clock_, bytes);
  Digest digest;
  Questions questions{provider, reinterpret_cast<HRASCONN>(1), u"Office", u"C:\\office.pbk", bytes,
                      digest};
  family.ask(questions);
  if (ras.gave_addresses()) return std::nullopt;
  return digest.value();
}

void Fuzzer::TellRuns() const {
  for (const Family* const family : families_) {
    const auto runs = runs_.find(family->name);
    std::fprintf(stderr, "Family %s: %zu inputs\n", family->name,
                 runs == runs_.end() ? 0 : runs->second);
  }
}

// Never destroyed: it tells its runs when the process ends.
Fuzzer& TheFuzzer() {
  static Fuzzer& fuzzer = *new Fuzzer;
  return fuzzer;
}

}  // namespace

}  // namespace winras::fuzz

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  winras::fuzz::TheFuzzer();
  std::atexit([] { winras::fuzz::TheFuzzer().TellRuns(); });
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  winras::fuzz::TheFuzzer().Run(data, size);
  return 0;
}
