// The simulated RAS service: what stands behind the C functions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "abi/ras_structures.h"
#include "provider/clock.h"
#include "provider/desktop.h"
#include "provider/ras_api.h"

namespace winras::simulator {

struct Call {
  const char* function;  // "RasDial"; kept, so a literal or static
  double time;
  DWORD result;
  std::u16string entry_name;  // empty: none
  HRASCONN handle = nullptr;  // null: none
};

// A call of the notifier.
struct Notified {
  double time;
  std::uintptr_t callback_id;
  RASCONNSTATE state;
  DWORD error;
};

struct OwedHandle {
  HRASCONN handle;
  std::u16string entry_name;
  int references;
};

class Service {
 public:
  virtual ~Service() = default;

  // The service whose functions the calling thread calls: the one that was set for the thread, else
  // the process', if there is one. Null: the functions answer 711, as with a RAS service that does
  // not run.
  static Service* Current();
  static void SetCurrent(Service* service);
  // `open` is called where a thread has none of its own; what it returns must outlive all calls.
  static void SetProcessService(Service* (*open)());

  // Of the library's functions those that this RAS has; the others are null.
  virtual RasApi Find(const RasApi& functions) const = 0;
  // Nothing of the service runs; only its clock can bring something new.
  virtual bool Idle() = 0;
  virtual std::vector<Call> Calls() = 0;
  virtual std::vector<Notified> Notifications() = 0;
  virtual std::vector<OwedHandle> Owed() = 0;
  virtual std::vector<std::string> Violations() = 0;
  // What was dialed so far and no server of the scenario answers.
  virtual std::vector<std::u16string> UnknownServers() = 0;
  // The line of the entry is lost for this reason. False when it has none.
  virtual bool DropLine(const std::u16string& entry_name, DWORD error) = 0;
  // Where its dialogs are shown.
  virtual Desktop& desktop() = 0;
  // Another process connects the entry. False when there is no such entry, or it has a line.
  virtual bool ConnectElsewhere(const std::u16string& entry_name) = 0;
  // False when the entry has no IKEv2 line that is connected.
  virtual bool SetSubstate(const std::u16string& entry_name, RASCONNSUBSTATE substate) = 0;
  // The service ends, with all its lines and registrations, and starts again after so long.
  virtual void Restart(double down) = 0;
  // Of the entry's line this link is lost. False when it has none that is up or being dialed.
  virtual bool DropLink(const std::u16string& entry_name, DWORD sub_entry, DWORD error) = 0;
  // The entry's line gets this link in addition. False when it is up, or the line is not.
  virtual bool ConnectLink(const std::u16string& entry_name, DWORD sub_entry) = 0;
};

struct OpenResult {
  std::shared_ptr<Service> service;
  std::string error;  // when service is null: what is wrong with which line of the configuration
};

// `config`: see config.h. The service does not outlive its threads: its destructor ends them.
OpenResult OpenService(const std::string& config, std::shared_ptr<Clock> clock);

// The C functions, each of which acts on Service::Current().
const RasApi& Functions();

// The simulator's code: this module's own, or that of the DLL that stands in for rasapi32.dll.
struct Library {
  decltype(&OpenService) open;
  decltype(&Service::Current) current;
  decltype(&Service::SetCurrent) set_current;
  RasApi functions;
};
const Library& OwnLibrary();

}  // namespace winras::simulator
