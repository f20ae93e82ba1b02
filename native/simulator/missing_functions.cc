#include "simulator/missing_functions.h"

#include "simulator/config_values.h"

namespace winras::simulator {
namespace {

// The W is no part of a function's name.
bool IsNamed(std::string_view exported, std::string_view name) {
  return exported == name ||
         (exported.back() == 'W' && exported.substr(0, exported.size() - 1) == name);
}

}  // namespace

FunctionNames ReadFunctionNames(std::string_view value) {
  FunctionNames names;
  for (const std::string_view name : SplitList(value)) {
    bool known = false;
#define WINRAS_FUNCTION(exported, library) known = known || IsNamed(#exported, name);
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
    if (!known) throw BadValue("there is no function " + std::string(name));
    names.emplace(name);
  }
  return names;
}

RasApi Without(const FunctionNames& missing, RasApi functions) {
  for (const std::string& name : missing) {
#define WINRAS_FUNCTION(exported, library) \
  if (IsNamed(#exported, name)) functions.exported = nullptr;
#include "abi/ras_functions.inc"
#undef WINRAS_FUNCTION
  }
  return functions;
}

}  // namespace winras::simulator
