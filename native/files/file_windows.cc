#include <share.h>
#include <windows.h>

#include "files/file.h"

namespace winras {
namespace {

const wchar_t* Wide(const std::u16string& text) {
  return reinterpret_cast<const wchar_t*>(text.c_str());
}

}  // namespace

File OpenFile(const std::u16string& path, OpenFor purpose) {
  const wchar_t* const mode = purpose == OpenFor::kReading   ? L"rb"
                              : purpose == OpenFor::kWriting ? L"wb"
                                                             : L"ab";
  // Others may read what is being written, as elsewhere.
  return File(_wfsopen(Wide(path), mode, _SH_DENYNO));
}

void RemoveFile(const std::u16string& path) { DeleteFileW(Wide(path)); }

}  // namespace winras
