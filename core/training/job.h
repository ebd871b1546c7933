#pragma once

#include <string>

namespace minibatch {

/// What a slice of a job ended with.
enum class JobState {
  kRunning,   // the time of the slice was up
  kEpochEnd,  // an epoch with its validation is complete (fit only)
  kDone,      // finished or stopped
};

/// Work done in slices, so that a worker can look at its messages in between. Pausing is not
/// calling step().
class Job {
 public:
  virtual ~Job() = default;
  /// Works for about `budget_ms` milliseconds, at least one operation of the graph.
  virtual JobState step(double budget_ms) = 0;
  /// JSON for display; what is in it stands at each job.
  virtual std::string progress() const = 0;
};

}  // namespace minibatch
