#include <windows.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "platform/process_tree.h"

namespace winras {
namespace {

struct CloseIt {
  void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, CloseIt>;

// A job without limits: neither its end nor that of this process changes anything for its members.
// They cannot leave it, since it does not let them break away: Windows refuses to start a process
// that is to do so (CREATE_BREAKAWAY_FROM_JOB).
//
// libuv has a job of its own, which ends the direct children of a Node.js process with it; the
// process itself is put into it with the first of them. Grandchildren break away from it silently,
// and then stay in the jobs around it. So this job has to be an outer one: made before libuv's.
// What is around this job keeps its members, too: that of a Node.js which has started this process
// itself ends them with that one.
class Job {
 public:
  // This process is in it then, unless there is an error.
  Job() : handle_(CreateJobObjectW(nullptr, nullptr)) {
    // Before Windows 8 a process was in one job at most.
    if (handle_ == nullptr || !AssignProcessToJobObject(handle_.get(), GetCurrentProcess())) {
      error_ = GetLastError();
    }
  }

  DWORD error() const { return error_; }

  bool Has(HANDLE process) const {
    BOOL has = FALSE;
    return IsProcessInJob(process, handle_.get(), &has) && has;
  }

  // Those of the jobs within it are among them.
  std::vector<DWORD> ProcessIds() const {
    using List = JOBOBJECT_BASIC_PROCESS_ID_LIST;
    // The list's elements have 8 bytes in a 64-bit process, and 4 in another.
    constexpr std::size_t kHeader = offsetof(List, ProcessIdList) / sizeof(ULONG_PTR);
    std::size_t room = 64;
    for (;;) {
      std::vector<ULONG_PTR> buffer(kHeader + room);
      auto* const list = reinterpret_cast<List*>(buffer.data());
      const auto size = static_cast<DWORD>(buffer.size() * sizeof(ULONG_PTR));
      if (QueryInformationJobObject(handle_.get(), JobObjectBasicProcessIdList, list, size,
                                    nullptr)) {
        std::vector<DWORD> ids(list->NumberOfProcessIdsInList);
        std::transform(buffer.begin() + kHeader, buffer.begin() + kHeader + ids.size(), ids.begin(),
                       [](ULONG_PTR id) { return static_cast<DWORD>(id); });
        return ids;
      }
      if (GetLastError() != ERROR_MORE_DATA) {
        throw std::runtime_error("Windows does not tell the processes of a job");
      }
      // There may be more of them at the next try.
      room = 2 * std::max<std::size_t>(room, list->NumberOfAssignedProcesses);
    }
  }

 private:
  const Handle handle_;
  DWORD error_ = ERROR_SUCCESS;
};

class JobTree : public ProcessTree {
 public:
  explicit JobTree(const Job& job) : job_(job) {
    for (const DWORD id : job_.ProcessIds()) others_[id] = Open(id, SYNCHRONIZE);
  }

  std::size_t Count() const override { return ProcessIds().size(); }

  std::size_t End() const override {
    // One that is being ended may have begun to start another. Those that start others faster than
    // they can be ended have the next call, too.
    constexpr int kMostRounds = 100;
    std::map<DWORD, Handle> ended;
    std::size_t before = 0;
    int round = 0;
    do {
      before = ended.size();
      for (const DWORD id : ProcessIds()) {
        if (ended.find(id) == ended.end()) ended[id] = EndProcess(id);
      }
    } while (ended.size() > before && ++round < kMostRounds);
    return Count();
  }

 private:
  static Handle Open(DWORD id, DWORD access) { return Handle(OpenProcess(access, FALSE, id)); }

  std::vector<DWORD> ProcessIds() const {
    std::vector<DWORD> ids = job_.ProcessIds();
    const auto is_other = [this](DWORD id) { return others_.find(id) != others_.end(); };
    ids.erase(std::remove_if(ids.begin(), ids.end(), is_other), ids.end());
    return ids;
  }

  // While its handle is open, no other process gets its id. Windows would do with less than
  // PROCESS_QUERY_INFORMATION, Wine would not.
  Handle EndProcess(DWORD id) const {
    constexpr UINT kExitCode = 1;
    Handle process = Open(id, PROCESS_TERMINATE | PROCESS_QUERY_INFORMATION);
    // By now the id may be that of a process that has nothing to do with this.
    if (process != nullptr && job_.Has(process.get())) TerminateProcess(process.get(), kExitCode);
    return process;
  }

  const Job& job_;
  // What was in the job before: this process, and what earlier trees have left. Their handles keep
  // their ids from others.
  std::map<DWORD, Handle> others_;
};

}  // namespace

OpenedProcessTree ProcessTree::Open() {
  // One for all trees, since jobs within jobs would add up. It is never destroyed.
  static const Job& job = *new Job();
  OpenedProcessTree opened;
  opened.supported_platform = true;
  opened.error = job.error();
  if (job.error() == ERROR_SUCCESS) opened.tree = std::make_unique<JobTree>(job);
  return opened;
}

}  // namespace winras
