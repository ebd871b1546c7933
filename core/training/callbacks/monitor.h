#pragma once

#include <optional>
#include <string>

#include "base/message.h"
#include "training/callbacks/callback.h"

namespace minibatch {

/// A log that a callback watches, and the best value it had: Keras's MonitorCallback.
class Monitor {
 public:
  /// Reads the arguments `monitor` and `mode`. `best` is the value to beat at first.
  Monitor(const Arguments& arguments, double min_delta, std::optional<double> best = {});

  /// Finds the direction. Throws kInvalidArgument where the run has no such log, or where mode
  /// "auto" cannot know which direction is better. Keras warns of a log that is missing, and goes
  /// on without.
  void onBegin(const FitContext& context, const std::vector<std::string>& names);
  /// The log's value now; nothing where callbacks outside the core were to write it and did not.
  std::optional<double> value(const FitContext& context) const { return context.logs.get(name_); }
  /// Whether `value` beats `reference` by min_delta, compared as float32 as in Keras. Everything
  /// beats no reference, also NaN, which nothing then beats.
  bool isImprovement(double value, std::optional<double> reference) const;
  /// Whether `value` beats the best so far, and if so keeps it.
  bool take(double value);
  const std::optional<double>& best() const { return best_; }

 private:
  std::string class_name_, name_, mode_;
  double min_delta_;
  std::optional<double> best_;
  int direction_ = -1;
};

/// The arguments every callback with a monitor has.
constexpr Argument monitorArgument() {
  return {.name = "monitor",
          .type = ArgumentType::kString,
          .default_json = "\"val_loss\"",
          .doc = "The metric to monitor: val_loss, val_accuracy, loss …"};
}

constexpr Argument modeArgument() {
  return {.name = "mode",
          .type = ArgumentType::kString,
          .default_json = "\"auto\"",
          .doc =
              "Whether a smaller (min) or a larger (max) value is better; auto infers it from the "
              "metric.",
          .choices = {"auto", "min", "max"}};
}

constexpr Argument verboseArgument() {
  return {.name = "verbose",
          .type = ArgumentType::kInteger,
          .default_json = "0",
          .doc = "Accepted for Keras's sake: the result of the run says what happened.",
          .minimum = 0,
          .maximum = 1};
}

}  // namespace minibatch
