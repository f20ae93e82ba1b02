// RasConnectionNotification: one registration for each RAS, and one thread that waits for what it
// signals, however many want to know.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "provider/provider.h"

namespace winras {

// RAS has no function that ends a registration, so there is one, which lasts as long as its
// provider. It is made anew after each signal, but with a pause in between: what is signaled in the
// pause is told when it is over. The thread is our own, since Microsoft's page does not say whether
// a registration outlives the thread that made it. It ends with its provider, which for the
// system's is never.
class ConnectionWatch {
 public:
  // Called on the watch's thread: something may have changed since. What, the event does not say
  // (rule N2). Must not throw.
  using Listener = std::function<void()>;
  using Id = std::uint64_t;

  // Any thread, as for all members.
  static ConnectionWatch& Of(Provider& provider);

  // Told of all that changes from now on, the registration included: what happened before it was
  // made is still to be found.
  Id Listen(Listener listener);
  // It may run once more, where it is under way.
  void Ignore(Id id);

  // These lines have several links, of which RAS tells only who watches the line itself (rule N1).
  // They take the place of those that this listener named before.
  void WatchLinks(Id id, std::vector<HRASCONN> lines);

  // Registers again: something has changed that RAS did not signal. The listeners are told when it
  // has. Not before the pause is over.
  void Renew();

  explicit ConnectionWatch(const std::shared_ptr<Provider>& provider);
  ~ConnectionWatch();
  ConnectionWatch(const ConnectionWatch&) = delete;
  ConnectionWatch& operator=(const ConnectionWatch&) = delete;

 private:
  struct State;
  const std::shared_ptr<State> state_;
};

}  // namespace winras
