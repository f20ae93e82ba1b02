#include "provider/system_provider.h"

namespace winras {

SystemProviderResult OpenSystemProvider() {
  SystemProviderResult result;
  result.supported_platform = false;
  return result;
}

}  // namespace winras
