// Shares the state of a service with those of other processes, by a file.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "simulator/repeated_look.h"
#include "simulator/state_file.h"

namespace winras::simulator {

// A service that has a state to share.
class Sharer {
 public:
  virtual SharedState State() const = 0;
  // What others have made of it. True: that has moved something here which they must be told.
  virtual bool TakeOver(const SharedState& state) = 0;
  virtual void Violation(const std::string& what) = 0;

 protected:
  ~Sharer() = default;
};

class StateShare {
 public:
  // `sharer` outlives it.
  explicit StateShare(Sharer& sharer) : sharer_(sharer) {}

  // Takes over what the file has. Empty, or what is wrong. `salt`: that of the sharer's hashes.
  std::string Open(const std::u16string& path, const std::string& salt);
  // Another service has begun with this file: it tells what there is, and no longer the scenario.
  bool begun() const { return begun_; }

  // Around everything that reads or changes what is shared.
  void TakeIn() noexcept;
  void GiveOut() noexcept;

 private:
  Sharer& sharer_;
  StateFile file_;
  bool begun_ = false;
  // What needs not be told: what was taken in, as it is here.
  std::string before_;
};

// The lock of a service. With a share it is also held against the services of other processes: what
// they have changed is taken in when it is locked, and what was changed here is given out when it
// is unlocked.
class ServiceLock {
 public:
  ~ServiceLock() { StopLooking(); }

  // Before the first lock.
  void Share(std::unique_ptr<StateShare> share) { share_ = std::move(share); }
  // From now on what others do is noticed also while nobody here locks.
  void KeepLooking();
  void StopLooking() { look_.Stop(); }

  void lock() {
    mutex_.lock();
    if (share_ != nullptr) share_->TakeIn();
  }
  void unlock() {
    if (share_ != nullptr) share_->GiveOut();
    mutex_.unlock();
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<StateShare> share_;
  RepeatedLook look_;
};

}  // namespace winras::simulator
