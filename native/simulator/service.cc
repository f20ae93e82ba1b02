#include "simulator/service.h"

#include <atomic>
#include <utility>

#include "simulator/config.h"
#include "simulator/rasman.h"

namespace winras::simulator {
namespace {

thread_local Service* current_service = nullptr;
std::atomic<Service* (*)()> open_process_service{nullptr};

}  // namespace

Service* Service::Current() {
  if (current_service != nullptr) return current_service;
  Service* (*const open)() = open_process_service;
  return open == nullptr ? nullptr : open();
}

void Service::SetCurrent(Service* service) { current_service = service; }

void Service::SetProcessService(Service* (*open)()) { open_process_service = open; }

const Library& OwnLibrary() {
  static const Library library{&OpenService, &Service::Current, &Service::SetCurrent, Functions()};
  return library;
}

OpenResult OpenService(const std::string& config_text, std::shared_ptr<Clock> clock) {
  ConfigResult parsed = ParseConfig(config_text);
  if (!parsed.config) return {nullptr, parsed.error};
  const Config& config = *parsed.config;

  PhoneBooks books;
  Servers servers;
  CredentialStore credentials;
  std::string error = books.Load(config);
  if (error.empty()) error = servers.Load(config);
  if (error.empty()) error = credentials.Load(config, books);
  if (!error.empty()) return {nullptr, error};

  auto ras_man =
      std::make_shared<RasMan>(std::move(clock), config.service, Devices(config), std::move(books),
                               std::move(servers), std::move(credentials));
  error = ras_man->Begin(config.connections);
  if (!error.empty()) return {nullptr, error};

  // Timers, threads and calls hold the RasMan too, for short moments: the last one outside ends it.
  Service* const service = ras_man.get();
  return {std::shared_ptr<Service>(service,
                                   [ras_man = std::move(ras_man)](Service*) { ras_man->Stop(); }),
          {}};
}

}  // namespace winras::simulator
