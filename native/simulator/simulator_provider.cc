#include "simulator/simulator_provider.h"

#include <utility>

#include "abi/error_codes.h"

namespace winras::simulator {
namespace {

// The services that the calling thread's open scopes have replaced. Plain pointers, so that nothing
// has to be destroyed when a thread ends.
struct Replaced {
  Service* service;
  Replaced* before;
};
thread_local Replaced* innermost = nullptr;

struct Message {
  DWORD code;
  const char16_t* text;
};

// FormatMessage's, in our own words. Codes that only an EAP method's own library has texts for are
// not among them.
constexpr Message kMessages[] = {
    {2, u"The file was not found."},
    {5, u"Access is denied."},
    {6, u"The handle is invalid."},
    {8, u"There is not enough memory."},
    {87, u"A parameter is wrong."},
    {122, u"The buffer is too small."},
    {123, u"The name is not valid."},
    {183, u"It exists already."},
    {259, u"There are no more items."},
    {1231, u"The network location cannot be reached."},
    {1232, u"The network host cannot be reached."},
    {1784, u"The buffer is not one that can be used."},
    {1931, u"The context has expired."},
    {13801, u"The IKE authentication credentials are not acceptable."},
    {13805, u"IKE took too long."},
    {13806, u"IKE found no valid machine certificate."},
    {13813, u"IKE got no answer from the other side."},
    {13868, u"IKE's policies do not match."},
    {kEFail, u"Something went wrong that has no name."},
    {kEInvalidArg, u"An argument is wrong."},
};

}  // namespace

SimulatorProvider::SimulatorProvider(const Library& library, std::shared_ptr<Service> service,
                                     std::shared_ptr<Clock> clock)
    : Provider(service->Find(library.functions), std::move(clock)),
      library_(library),
      service_(std::move(service)) {}

std::u16string SimulatorProvider::SystemMessage(DWORD code) {
  for (const Message& message : kMessages) {
    if (message.code == code) return message.text;
  }
  return {};
}

void SimulatorProvider::Enter() {
  innermost = std::make_unique<Replaced>(Replaced{library_.current(), innermost}).release();
  library_.set_current(service_.get());
}

void SimulatorProvider::Leave() {
  const std::unique_ptr<Replaced> replaced(innermost);
  innermost = replaced->before;
  library_.set_current(replaced->service);
}

std::shared_ptr<SimulatorProvider> MakeSimulatorProvider(std::shared_ptr<Service> service,
                                                         std::shared_ptr<Clock> clock,
                                                         const Library& library) {
  return std::make_shared<SimulatorProvider>(library, std::move(service), std::move(clock));
}

}  // namespace winras::simulator
