// RasGetErrorString.

#include "../family.h"
#include "calls/error_message.h"

namespace winras::fuzz {

const Family error_texts("error texts", [](Questions& questions) {
  questions.digest.Add(ErrorMessage(questions.ras, 691));
  questions.digest.Add(ErrorMessage(questions.ras, questions.bytes.Take<DWORD>()));
});

}  // namespace winras::fuzz
