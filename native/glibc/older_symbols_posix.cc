// Lets a binary that was linked here load where glibc is older.
//
// glibc gives most functions a version, and a linker takes the newest there is: on a system of 2024
// even pthread_join is asked for as of 2.34. What the addon and the C++ library linked into it call
// so is defined here by its older version, or, where it has none, by what an older glibc has.
// scripts/package/glibc.mjs checks that nothing newer is left. No other part of the program sees
// these definitions: they are not exported.
//
// Nothing is called here but what the functions of these names would do, on whichever thread calls
// them.

#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <sys/stat.h>
#include <time.h>

#include <cstdint>

#ifdef __GLIBC__

#if defined(__x86_64__)
#define WINRAS_OLDEST "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define WINRAS_OLDEST "GLIBC_2.17"
#endif

#ifdef WINRAS_OLDEST

#define WINRAS_OLDER(name) __asm__(".symver older_" #name ", " #name "@" WINRAS_OLDEST)

extern "C" {

WINRAS_OLDER(dladdr);
WINRAS_OLDER(dlopen);
WINRAS_OLDER(dlsym);
WINRAS_OLDER(pthread_create);
WINRAS_OLDER(pthread_detach);
WINRAS_OLDER(pthread_join);
WINRAS_OLDER(pthread_once);
WINRAS_OLDER(__pthread_key_create);
WINRAS_OLDER(__xstat);
WINRAS_OLDER(__fxstat64);

int older_dladdr(const void* address, Dl_info* info);
void* older_dlopen(const char* file, int mode);
void* older_dlsym(void* library, const char* name);
int older_pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                         void* argument);
int older_pthread_detach(pthread_t thread);
int older_pthread_join(pthread_t thread, void** result);
int older_pthread_once(pthread_once_t* once, void (*initialize)());
int older___pthread_key_create(pthread_key_t* key, void (*destroy)(void*));
int older___xstat(int version, const char* path, struct stat* status);
int older___fxstat64(int version, int file, struct stat64* status);

int dladdr(const void* address, Dl_info* info) noexcept { return older_dladdr(address, info); }

void* dlopen(const char* file, int mode) noexcept { return older_dlopen(file, mode); }

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                   void* argument) noexcept {
  return older_pthread_create(thread, attributes, start, argument);
}

int pthread_detach(pthread_t thread) noexcept { return older_pthread_detach(thread); }

int pthread_join(pthread_t thread, void** result) { return older_pthread_join(thread, result); }

int pthread_once(pthread_once_t* once, void (*initialize)()) {
  return older_pthread_once(once, initialize);
}

int __pthread_key_create(pthread_key_t* key, void (*destroy)(void*)) noexcept {
  return older___pthread_key_create(key, destroy);
}

// The structure's version, which is all that the newer functions lack.
#if defined(__x86_64__)
constexpr int kStatVersion = 1;
#else
constexpr int kStatVersion = 0;
#endif

int stat(const char* path, struct stat* status) noexcept {
  return older___xstat(kStatVersion, path, status);
}

int fstat64(int file, struct stat64* status) noexcept {
  return older___fxstat64(kStatVersion, file, status);
}

// Of 2.32. "No" only means that reference counts are always atomic.
char __libc_single_threaded = 0;

// Of 2.30. What condition variables wait with until a steady time. Before, they waited until the
// time of day, and a clock that is set made the wait longer or shorter: those who wait look at the
// clock again.
int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const timespec* until) {
  using Function = int (*)(pthread_cond_t*, pthread_mutex_t*, clockid_t, const timespec*);
  static const auto newer =
      reinterpret_cast<Function>(older_dlsym(RTLD_DEFAULT, "pthread_cond_clockwait"));
  if (newer != nullptr) return newer(condition, mutex, clock, until);
  constexpr std::int64_t kSecond = 1'000'000'000;
  const auto nanoseconds = [](const timespec& time) {
    return time.tv_sec * kSecond + time.tv_nsec;
  };
  timespec now{};
  timespec day{};
  clock_gettime(clock, &now);
  clock_gettime(CLOCK_REALTIME, &day);
  const std::int64_t due = nanoseconds(day) + nanoseconds(*until) - nanoseconds(now);
  const timespec due_in_the_day{due / kSecond, due % kSecond};
  return pthread_cond_timedwait(condition, mutex, &due_in_the_day);
}

#ifdef DLFO_STRUCT_HAS_EH_DBASE

// Of 2.35. Where an exception looks for the tables of the code that it leaves.
int _dl_find_object(void* address, dl_find_object* found) noexcept {
  struct Search {
    ElfW(Addr) address;
    dl_find_object* found;
  } search{reinterpret_cast<ElfW(Addr)>(address), found};
  const auto look = [](dl_phdr_info* object, std::size_t, void* data) {
    auto& [wanted, result] = *static_cast<Search*>(data);
    bool is_it = false;
    void* tables = nullptr;
    ElfW(Addr) start = UINTPTR_MAX;
    ElfW(Addr) end = 0;
    for (int index = 0; index < object->dlpi_phnum; ++index) {
      const ElfW(Phdr) & segment = object->dlpi_phdr[index];
      const ElfW(Addr) begin = object->dlpi_addr + segment.p_vaddr;
      if (segment.p_type == PT_GNU_EH_FRAME) tables = reinterpret_cast<void*>(begin);
      if (segment.p_type != PT_LOAD) continue;
      if (begin < start) start = begin;
      if (begin + segment.p_memsz > end) end = begin + segment.p_memsz;
      if (wanted >= begin && wanted < begin + segment.p_memsz) is_it = true;
    }
    if (!is_it || tables == nullptr) return 0;
    *result = {};
    result->dlfo_map_start = reinterpret_cast<void*>(start);
    result->dlfo_map_end = reinterpret_cast<void*>(end);
    result->dlfo_eh_frame = tables;
    return 1;
  };
  return dl_iterate_phdr(look, &search) == 1 ? 0 : -1;
}

#endif

}  // extern "C"

#endif
#endif
