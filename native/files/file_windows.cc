#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <windows.h>
// Behind windows.h.
#include <sddl.h>

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

File OpenPrivateFile(const std::u16string& path) {
  // Protected from what the folder would add: everything to the owner, nothing to anybody else.
  constexpr wchar_t kOwnerOnly[] = L"D:P(A;;FA;;;OW)";
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(kOwnerOnly, SDDL_REVISION_1,
                                                            &descriptor, nullptr)) {
    return nullptr;
  }
  const std::unique_ptr<void, decltype(&LocalFree)> freed(descriptor, &LocalFree);
  SECURITY_ATTRIBUTES security{sizeof(security), descriptor, FALSE};
  const HANDLE handle = CreateFileW(Wide(path), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                    &security, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (handle == INVALID_HANDLE_VALUE) return nullptr;
  const int opened = _open_osfhandle(reinterpret_cast<intptr_t>(handle), _O_BINARY);
  if (opened == -1) {
    CloseHandle(handle);
    return nullptr;
  }
  File file(_fdopen(opened, "wb"));
  if (file == nullptr) _close(opened);
  return file;
}

bool MoveFileTo(const std::u16string& from, const std::u16string& to) {
  return MoveFileExW(Wide(from), Wide(to), MOVEFILE_REPLACE_EXISTING) != 0;
}

void RemoveFile(const std::u16string& path) { DeleteFileW(Wide(path)); }

}  // namespace winras
