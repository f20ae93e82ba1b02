// Notifications on their way from a line to its notifier.

#include <utility>

#include "simulator/rasman.h"
#include "simulator/window_notifier.h"

namespace winras::simulator {
namespace {

thread_local const Line* handler_of_this_thread = nullptr;

// The calling thread is in a notifier, and its calls go to this service.
class HandlerScope {
 public:
  HandlerScope(Service& service, const Line& line)
      : service_before_(Service::Current()), line_before_(handler_of_this_thread) {
    Service::SetCurrent(&service);
    handler_of_this_thread = &line;
  }
  ~HandlerScope() {
    Service::SetCurrent(service_before_);
    handler_of_this_thread = line_before_;
  }
  HandlerScope(const HandlerScope&) = delete;
  HandlerScope& operator=(const HandlerScope&) = delete;

 private:
  Service* const service_before_;
  const Line* const line_before_;
};

// D4: for these alone it means something. What, is the device's or the network's own matter.
DWORD ExtendedErrorOf(DWORD error) {
  return error == 639 || error == 640 || error == 645 || error == 650 ? 1 : 0;
}

DWORD Notify(const Notification& n) {
  const NotificationTarget& target = n.target;
  const DWORD extended = ExtendedErrorOf(n.error);
  switch (target.type) {
    case kNotifierRasDialFunc:
      reinterpret_cast<RASDIALFUNC>(target.notifier)(WM_RASDIALEVENT, n.state, n.error);
      return 1;
    case kNotifierRasDialFunc1:
      reinterpret_cast<RASDIALFUNC1>(target.notifier)(n.handle, WM_RASDIALEVENT, n.state, n.error,
                                                      extended);
      return 1;
    case kNotifierWindow:
      NotifyWindow(target.notifier, n.state, n.error);
      return 1;
    default:
      return reinterpret_cast<RASDIALFUNC2>(target.notifier)(
          target.callback_id, n.sub_entry, n.handle, WM_RASDIALEVENT, n.state, n.error, extended);
  }
}

}  // namespace

const Line* HandlerOfThisThread() { return handler_of_this_thread; }

// Queued to a captured thread. Destroyed without having run, it tells that the thread has ended.
class RasMan::CapturedNotification {
 public:
  CapturedNotification(std::shared_ptr<RasMan> service, std::shared_ptr<Line> line,
                       Notification notification)
      : service_(std::move(service)),
        line_(std::move(line)),
        notification_(std::move(notification)) {}

  ~CapturedNotification() {
    if (!ran_) service_->CapturedThreadEnded(*line_, notification_);
  }
  CapturedNotification(const CapturedNotification&) = delete;
  CapturedNotification& operator=(const CapturedNotification&) = delete;

  void Run() {
    ran_ = true;
    service_->LeaveQueue(notification_);
    service_->CallNotifier(*line_, notification_);
  }

 private:
  const std::shared_ptr<RasMan> service_;
  const std::shared_ptr<Line> line_;
  const Notification notification_;
  bool ran_ = false;
};

void RasMan::Deliver(std::shared_ptr<Line> line, Notification notification) {
  ++outstanding_;
  const std::uint64_t number = line->number();
  delivery_.Post(number, [self = shared_from_this(), line = std::move(line),
                          notification = std::move(notification)] {
    self->RunNotification(line, notification);
  });
}

void RasMan::RunNotification(const std::shared_ptr<Line>& line, const Notification& notification) {
  if (!notification.target.thread) {
    CallNotifier(*line, notification);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    ++queued_to_[notification.target.thread_id];
  }
  auto queued = std::make_shared<CapturedNotification>(shared_from_this(), line, notification);
  notification.target.thread->Queue([queued] { queued->Run(); });
}

void RasMan::LeaveQueue(const Notification& notification) {
  const std::lock_guard lock(mutex_);
  const auto queue = queued_to_.find(notification.target.thread_id);
  if (--queue->second == 0) queued_to_.erase(queue);
}

void RasMan::CapturedThreadEnded(Line& line, const Notification& notification) {
  LeaveQueue(notification);
  const std::lock_guard lock(mutex_);
  if (!stopped_) Violation("the thread that dialed has ended, and its notifications are lost");
  line.SkipHandler();
  --outstanding_;
}

void RasMan::CallNotifier(Line& line, const Notification& notification) {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_ || !line.BeginHandler(notification)) {
      line.SkipHandler();
      --outstanding_;
      return;
    }
    ledger_.RecordNotification(
        {Now(), notification.target.callback_id, notification.state, notification.error});
  }
  DWORD result = 0;
  {
    const HandlerScope scope(*this, line);
    result = Notify(notification);
  }
  {
    const std::lock_guard lock(mutex_);
    line.EndHandler(notification, result);
    --outstanding_;
  }
  handler_ended_.notify_all();
}

}  // namespace winras::simulator
