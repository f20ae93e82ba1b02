// The dialogs that an environment has open. Loop thread.
#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "dialogs/dialog.h"

namespace winras {

class OpenDialogs {
 public:
  using Id = std::uint32_t;

  OpenDialogs() = default;
  OpenDialogs(const OpenDialogs&) = delete;
  OpenDialogs& operator=(const OpenDialogs&) = delete;

  // A dialog that is about to be opened. `report` is for what happens in it.
  Id Expect(Napi::Function report);
  void Opened(Id id, std::shared_ptr<Dialog> dialog);
  void Returned(Id id);

  // Calls its report; nothing when it has returned.
  void Report(Napi::Env env, Id id, Napi::Value what) const;

  // Asks it to close; nothing when it has returned.
  void Close(Id id);

  // Those that are open. They report nothing any more.
  std::vector<std::shared_ptr<Dialog>> TakeAll();

 private:
  struct Entry {
    std::shared_ptr<Dialog> dialog;  // null until it is opened
    Napi::FunctionReference report;
  };

  std::unordered_map<Id, Entry> dialogs_;
  Id last_id_ = 0;
};

}  // namespace winras
