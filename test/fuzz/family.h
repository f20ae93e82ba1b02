// The questions of one family of RAS' functions, as the fuzzer asks them.
#pragma once

#include <string>
#include <vector>

#include "digest.h"
#include "fuzzed_bytes.h"
#include "provider/provider.h"

namespace winras::fuzz {

struct Questions {
  Provider& ras;
  // Of a connected line and its entry while the simulator is asked; RAS' hostile self takes any.
  HRASCONN handle;
  std::u16string entry;
  std::u16string phone_book;
  FuzzedBytes& bytes;  // for arguments that are to vary
  Digest& digest;      // to which every answer is added
};

// One a file of targets/, defined there as a constant.
struct Family {
  Family(const char* name, void (*ask)(Questions&));
  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;

  // By name.
  static const std::vector<const Family*>& All();

  const char* const name;
  void (*const ask)(Questions&);
};

}  // namespace winras::fuzz
