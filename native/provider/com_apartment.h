// COM on a thread that RAS is called on.
#pragma once

namespace winras {

// The calling thread's apartment of COM, for as long as this lives; it ends on the same thread.
// Nothing where there is no COM, and where the thread is in an apartment of the other kind already.
class ComApartment {
 public:
  enum class Kind {
    kSingleThreaded,  // as user interfaces want one
    kMultiThreaded,
  };

  explicit ComApartment(Kind kind);
  ~ComApartment();
  ComApartment(const ComApartment&) = delete;
  ComApartment& operator=(const ComApartment&) = delete;

 private:
  [[maybe_unused]] bool entered_ = false;
};

}  // namespace winras
