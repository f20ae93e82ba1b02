#include "dirty_memory.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace winras::fuzz {
namespace {

BYTE heap_dirt = 0;

// Deeper than any of the calls goes.
constexpr std::size_t kStack = 64 * 1024;

[[gnu::noinline]] void DirtyStack(BYTE dirt) {
  BYTE stack[kStack];
  std::memset(stack, dirt, sizeof stack);
  asm volatile("" : : "r"(stack) : "memory");  // it counts as read
}

}  // namespace

void DirtyMemory(BYTE dirt) {
  heap_dirt = dirt;
  DirtyStack(dirt);
}

}  // namespace winras::fuzz

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* const memory = std::malloc(size);
  if (memory != nullptr) std::memset(memory, winras::fuzz::heap_dirt, size);
  return memory;
}

void* operator new(std::size_t size) {
  void* const memory = operator new(size, std::nothrow);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
