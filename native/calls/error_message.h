// The system's words for an error code. On a thread that may call RAS.
#pragma once

#include <string>

#include "calls/answer.h"
#include "provider/provider.h"

namespace winras {

// RasGetErrorString knows RAS' own codes, FormatMessage the others (rule X1). Empty: neither does.
std::u16string ErrorMessage(Provider& provider, DWORD code);

// Gives a failed answer its message.
template <typename T>
Answer<T> WithMessage(Provider& provider, Answer<T> answer) {
  if (answer.error != 0) answer.message = ErrorMessage(provider, answer.error);
  return answer;
}

}  // namespace winras
