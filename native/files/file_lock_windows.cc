#include <windows.h>

#include "files/file_lock.h"

namespace winras {
namespace {

HANDLE HandleOf(std::intptr_t file) { return reinterpret_cast<HANDLE>(file); }

// A byte that is not there can be locked, too.
constexpr DWORD kLength = 1;

}  // namespace

FileLock::~FileLock() {
  if (file_ != kNone) CloseHandle(HandleOf(file_));
}

bool FileLock::Open(const std::u16string& path) {
  constexpr DWORD kShared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  const HANDLE file =
      CreateFileW(reinterpret_cast<const wchar_t*>(path.c_str()), GENERIC_READ | GENERIC_WRITE,
                  kShared, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
  // INVALID_HANDLE_VALUE is kNone.
  file_ = reinterpret_cast<std::intptr_t>(file);
  return file_ != kNone;
}

void FileLock::Lock() {
  OVERLAPPED from_begin{};
  LockFileEx(HandleOf(file_), LOCKFILE_EXCLUSIVE_LOCK, 0, kLength, 0, &from_begin);
}

void FileLock::Unlock() {
  OVERLAPPED from_begin{};
  UnlockFileEx(HandleOf(file_), 0, kLength, 0, &from_begin);
}

}  // namespace winras
