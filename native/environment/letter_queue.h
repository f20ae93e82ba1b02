// What any thread leaves for one reader, who is called by a bell. Knows nothing of Node.js.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace winras {

template <typename Letter>
class LetterQueue {
 public:
  // The bell says whether it rings: then the reader will come and call AnswerBell. It is
  // called under our lock, so that it is not touched any more when Close has returned.
  explicit LetterQueue(std::function<bool()> bell) : bell_(std::move(bell)) {}
  LetterQueue(const LetterQueue&) = delete;
  LetterQueue& operator=(const LetterQueue&) = delete;

  // Any thread. Rings once for all letters until the reader comes. False: closed, the letter is
  // dropped.
  bool Post(Letter letter) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!open_) return false;
    letters_.push_back(std::move(letter));
    if (!ringing_) ringing_ = bell_();
    return true;
  }

  bool Empty() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return letters_.empty();
  }

  bool IsOpen() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return open_;
  }

  // The reader has come: how many letters there are now. For those that follow it is called again.
  std::size_t AnswerBell() {
    std::lock_guard<std::mutex> lock(mutex_);
    ringing_ = false;
    return letters_.size();
  }

  // The reader, for one letter after the other: reading one may close the queue.
  std::optional<Letter> Take() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (letters_.empty()) return std::nullopt;
    std::optional<Letter> letter(std::move(letters_.front()));
    letters_.pop_front();
    return letter;
  }

  // The reader. False: it was closed before. Nothing can be taken after it, and the bell is silent.
  bool Close() {
    std::deque<Letter> unread;  // outlives the lock: what it drops may post
    std::lock_guard<std::mutex> lock(mutex_);
    unread.swap(letters_);
    return std::exchange(open_, false);
  }

 private:
  const std::function<bool()> bell_;
  mutable std::mutex mutex_;
  std::deque<Letter> letters_;
  bool open_ = true;
  bool ringing_ = false;  // the reader will come
};

}  // namespace winras
