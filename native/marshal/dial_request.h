// NativeDialRequest and NativeResumeAnswer. What is wrong in them is a TypeError that names it.
#pragma once

#include <napi.h>

#include <memory>
#include <optional>

#include "dial/session.h"
#include "marshal/arguments.h"

namespace winras {

std::unique_ptr<DialRequest> DialRequestFrom(Napi::Object request);

// Valid in the handle scope that it was made in.
class ResumeAnswer {
 public:
  explicit ResumeAnswer(Napi::Object answer);

  // Runs no JavaScript.
  void ApplyTo(RASDIALPARAMSW& params) const;

 private:
  std::optional<FittingText> user_name_;
  std::optional<FittingText> password_;
  std::optional<FittingText> domain_;
  std::optional<FittingText> callback_number_;
};

}  // namespace winras
