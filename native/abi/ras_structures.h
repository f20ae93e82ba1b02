// RAS' structures with 16-bit characters, as the Windows 10 SDK (WINVER 0x0A00) declares them, laid
// out the same on every platform. layout_check.cc proves it.
//
// They are packed to 4 bytes, so on 64-bit platforms pointers and ULONG_PTRs in them may lie
// unaligned (RASDIALPARAMSW::dwCallbackId does, at 2100): never bind a reference to such a member,
// nor take its address.
#pragma once

#include "abi/ras_connection_structures.h"
#include "abi/ras_dialog_structures.h"
#include "abi/ras_entry_structures.h"
#include "abi/ras_projection_structures.h"
