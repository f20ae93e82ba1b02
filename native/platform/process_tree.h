// The processes that this one has started, those that they have started, and so on, also where a
// parent has gone. Windows keeps account of them in job objects.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace winras {

struct OpenedProcessTree;

class ProcessTree {
 public:
  virtual ~ProcessTree() = default;

  // The tree has what this process starts from now on. The first tree changes the process for good:
  // no process can leave a job.
  static OpenedProcessTree Open();

  // Returns how many of its processes run.
  virtual std::size_t Count() const = 0;
  // Ends them, and what they start meanwhile. Returns how many still run: the last of them may need
  // a moment for their end, and some may not be ended by this user.
  virtual std::size_t End() const = 0;
};

struct OpenedProcessTree {
  bool supported_platform = false;
  // Null: `error` is Windows' reason.
  std::unique_ptr<ProcessTree> tree;
  std::uint32_t error = 0;
};

}  // namespace winras
