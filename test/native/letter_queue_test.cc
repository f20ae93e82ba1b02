#include "environment/letter_queue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "provider/clock.h"
#include "wait_until.h"

namespace winras::test::letter_queue_test {

namespace {

// As Node's thread-safe function: calls the reader on another thread than the one that rings.
class Doorbell {
 public:
  bool Ring() {
    const std::lock_guard<std::mutex> lock(mutex_);
    CHECK(!removed_);
    ++rings_;
    waiting_ = true;
    rang_.notify_one();
    return true;
  }
  void Await() {
    std::unique_lock<std::mutex> lock(mutex_);
    rang_.wait(lock, [this] { return waiting_; });
    waiting_ = false;
  }
  void Remove() {
    const std::lock_guard<std::mutex> lock(mutex_);
    removed_ = true;
  }
  int Rings() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return rings_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable rang_;
  int rings_ = 0;
  bool waiting_ = false;
  bool removed_ = false;
};

// Uses its queue when it is destroyed, as what a letter holds may do.
template <typename Queue>
struct Guest {
  explicit Guest(Queue*& queue, int& heard) : queue(queue), heard(heard) {}
  ~Guest() {
    if (queue != nullptr && !queue->Post(nullptr)) ++heard;
  }
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;
  Queue*& queue;
  int& heard;
};

struct Letter {
  std::size_t sender;
  int number;
  std::shared_ptr<int> held;
};

constexpr std::size_t kSenders = 4;
constexpr int kEach = 20'000;

// Starts threads that all leave letters, as long as they are taken.
std::vector<std::thread> Send(LetterQueue<Letter>& queue, std::atomic<int>& accepted,
                              const std::shared_ptr<int>& held) {
  std::vector<std::thread> senders;
  for (std::size_t sender = 0; sender < kSenders; ++sender) {
    senders.emplace_back([&queue, &accepted, held, sender] {
      for (int number = 0; number < kEach; ++number) {
        if (!queue.Post({sender, number, held})) return;
        ++accepted;
      }
    });
  }
  return senders;
}

}  // namespace

TEST_SUITE("letters from any thread") {
  TEST_CASE("one ring calls for all letters until the reader comes, and they keep their order") {
    int rings = 0;
    LetterQueue<char> queue([&rings] { return ++rings > 0; });
    for (const char letter : {'a', 'b', 'c'}) CHECK(queue.Post(letter));
    CHECK(rings == 1);
    CHECK(!queue.Empty());
    std::string read;
    for (std::size_t count = queue.AnswerBell(); count > 0; --count) {
      read += *queue.Take();
      // It comes too late for this round, so it rings.
      if (read == "a") CHECK(queue.Post('d'));
    }
    CHECK(read == "abc");
    CHECK(rings == 2);
    CHECK(queue.AnswerBell() == 1);
    CHECK(queue.Take() == 'd');
    CHECK(queue.Empty());
    CHECK(!queue.Take());
  }

  TEST_CASE("a bell that does not ring is tried again with the next letter") {
    int tries = 0;
    LetterQueue<char> queue([&tries] { return ++tries == 2; });
    for (const char letter : {'a', 'b', 'c'}) CHECK(queue.Post(letter));
    CHECK(tries == 2);
    CHECK(queue.AnswerBell() == 3);
  }

  TEST_CASE("a closed queue takes and gives nothing, and does not ring") {
    int rings = 0;
    LetterQueue<char> queue([&rings] { return ++rings > 0; });
    CHECK(queue.Post('a'));
    CHECK(queue.IsOpen());
    CHECK(queue.Close());
    CHECK(!queue.IsOpen());
    CHECK(!queue.Take());
    queue.AnswerBell();
    CHECK(!queue.Post('b'));
    CHECK(queue.Empty());
    CHECK(rings == 1);
    CHECK(!queue.Close());
  }

  TEST_CASE("what a dropped letter held may itself use the queue: no lock is held") {
    using Queue = LetterQueue<std::shared_ptr<void>>;
    int refused = 0;
    Queue queue([] { return true; });
    Queue* address = &queue;
    const auto letter = [&] { return std::make_shared<Guest<Queue>>(address, refused); };
    CHECK(queue.Post(letter()));
    CHECK(queue.Post(letter()));
    queue.Take().reset();
    CHECK(refused == 0);
    queue.Close();
    CHECK(refused == 1);
    CHECK(!queue.Post(letter()));
    CHECK(refused == 2);
    address = nullptr;
  }

  TEST_CASE("several threads: every letter is read, each sender's in its order") {
    Doorbell doorbell;
    LetterQueue<Letter> queue([&doorbell] { return doorbell.Ring(); });
    std::atomic<int> accepted{0};
    const auto held = std::make_shared<int>();
    std::vector<std::thread> senders = Send(queue, accepted, held);
    int next[kSenders] = {};
    bool in_order = true;
    int rounds = 0;
    for (std::size_t read = 0; read < kSenders * kEach; ++rounds) {
      doorbell.Await();
      for (std::size_t count = queue.AnswerBell(); count > 0; --count, ++read) {
        const auto letter = queue.Take();
        in_order = in_order && letter && letter->number == next[letter->sender]++;
      }
    }
    for (std::thread& sender : senders) sender.join();
    CHECK(in_order);
    CHECK(accepted == kSenders * kEach);
    CHECK(doorbell.Rings() == rounds);
    CHECK(held.use_count() == 1);
  }

  TEST_CASE("several threads: closing in the midst leaves no letter, and the bell alone") {
    for (int round = 0; round < 50; ++round) {
      Doorbell doorbell;
      LetterQueue<Letter> queue([&doorbell] { return doorbell.Ring(); });
      std::atomic<int> accepted{0};
      const auto held = std::make_shared<int>();
      std::vector<std::thread> senders = Send(queue, accepted, held);
      int read = 0;
      while (read < round * 20) {
        doorbell.Await();
        for (std::size_t count = queue.AnswerBell(); count > 0; --count) {
          CHECK(queue.Take());
          // In the midst of a batch, as process.exit() in a callback does.
          if (++read == round * 20) break;
        }
      }
      CHECK(queue.Close());
      doorbell.Remove();
      CHECK(!queue.Take());
      for (std::thread& sender : senders) sender.join();
      CHECK(accepted >= read);
      CHECK(queue.Empty());
      CHECK(held.use_count() == 1);
    }
  }

  TEST_CASE("timers leave letters on their clock's thread, and are cancelled on the reader's") {
    Doorbell doorbell;
    LetterQueue<int> queue([&doorbell] { return doorbell.Ring(); });
    const auto clock = MakeRealClock(1'000);
    constexpr int kTimers = 2'000;
    std::vector<int> letters;
    std::vector<bool> cancelled;
    const auto read_all = [&] {
      for (std::size_t count = queue.AnswerBell(); count > 0; --count) {
        letters.push_back(*queue.Take());
      }
    };
    for (int timer = 0; timer < kTimers; ++timer) {
      const auto id = clock->Schedule(timer % 7, [&queue, timer] { queue.Post(timer); });
      cancelled.push_back(timer % 3 == 0);
      if (cancelled.back()) clock->Cancel(id);
      if (timer % 5 == 0) read_all();
    }
    std::atomic<bool> all_due{false};
    clock->Schedule(10, [&all_due] { all_due = true; });
    REQUIRE(WaitUntil([&] { return all_due.load(); }));
    read_all();
    // Each once; one that is cancelled may have been under way.
    std::sort(letters.begin(), letters.end());
    CHECK(std::adjacent_find(letters.begin(), letters.end()) == letters.end());
    for (int timer = 0; timer < kTimers; ++timer) {
      if (cancelled[static_cast<std::size_t>(timer)]) continue;
      CHECK(std::binary_search(letters.begin(), letters.end(), timer));
    }
    queue.Close();
  }
}

}  // namespace winras::test::letter_queue_test
