#include "family.h"

#include <algorithm>
#include <cstring>

namespace winras::fuzz {
namespace {

// Files are initialised in any order.
std::vector<const Family*>& Registered() {
  static std::vector<const Family*> families;
  return families;
}

}  // namespace

Family::Family(const char* its_name, void (*its_ask)(Questions&)) : name(its_name), ask(its_ask) {
  std::vector<const Family*>& families = Registered();
  const auto place = std::find_if(families.begin(), families.end(), [this](const Family* other) {
    return std::strcmp(other->name, name) > 0;
  });
  families.insert(place, this);
}

const std::vector<const Family*>& Family::All() { return Registered(); }

}  // namespace winras::fuzz
