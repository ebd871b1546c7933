#pragma once

#include <string>
#include <string_view>

#include "training/callbacks/callback_list.h"

namespace minibatch {

/// What a slice of a job ended with.
enum class JobState {
  kRunning,   // the time of the slice was up
  kEpochEnd,  // an epoch with its validation is complete (fit only)
  kDone,      // finished or stopped
  kOutside,   // the step waits for losses or metrics of others: Trainer::asksOutside()
  kHook,      // a callback outside the core is to be asked: hook(), then answer()
};

/// Work done in slices, so that a worker can handle messages in between. Pausing is not
/// calling step().
class Job {
 public:
  virtual ~Job() = default;
  /// Works for about `budget_ms` milliseconds, at least one operation of the graph.
  virtual JobState step(double budget_ms) = 0;
  /// JSON for display; what is in it stands at each job.
  virtual std::string progress() const = 0;

  /// After kHook: {callback, hook, index, logs} as JSON; see CallbackList::pending().
  std::string hook() const { return callbacks_.pending(context_); }
  /// {logs, stop} as JSON; see CallbackList::answer().
  void answer(std::string_view answer) { callbacks_.answer(answer, context_); }

 protected:
  explicit Job(Trainer* trainer) { context_.trainer = trainer; }

  CallbackList callbacks_;
  FitContext context_;
};

}  // namespace minibatch
