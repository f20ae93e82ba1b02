#include "platform/process_tree.h"

namespace winras {

OpenedProcessTree ProcessTree::Open() { return {}; }

}  // namespace winras
