// bcryptprimitives.dll for Wine 8, which has none: Jest's module resolver is written in Rust, whose
// library imports this one function.
#include <windows.h>

#include <ntsecapi.h>

#include <cstddef>

extern "C" __declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
  return RtlGenRandom(buffer, static_cast<ULONG>(length));
}
