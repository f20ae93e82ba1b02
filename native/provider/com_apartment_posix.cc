#include "provider/com_apartment.h"

namespace winras {

ComApartment::ComApartment(Kind) {}
ComApartment::~ComApartment() = default;

}  // namespace winras
