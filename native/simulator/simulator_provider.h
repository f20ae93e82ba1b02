// A provider whose RAS is a simulated service.
#pragma once

#include <memory>

#include "provider/provider.h"
#include "simulator/service.h"

namespace winras::simulator {

class SimulatorProvider : public Provider {
 public:
  SimulatorProvider(const Library& library, std::shared_ptr<Service> service,
                    std::shared_ptr<Clock> clock);

  Service& service() { return *service_; }

  std::u16string SystemMessage(DWORD code) override;
  Desktop* desktop() override { return &service_->desktop(); }

 protected:
  void Enter() override;
  void Leave() override;

 private:
  const Library library_;
  const std::shared_ptr<Service> service_;
};

// `library` and `clock`: those that the service was opened with.
std::shared_ptr<SimulatorProvider> MakeSimulatorProvider(std::shared_ptr<Service> service,
                                                         std::shared_ptr<Clock> clock,
                                                         const Library& library = OwnLibrary());

}  // namespace winras::simulator
