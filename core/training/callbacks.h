#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "training/trainer.h"

namespace minibatch {

/// What a callback sees and may do while a model is fitted.
struct FitContext {
  Trainer& trainer;
  /// An epoch's log by name ("val_loss"); nothing where the fit has no such log.
  std::function<std::optional<double>(std::string_view)> log;
  /// All names of logs, for messages.
  std::vector<std::string> names;
  /// Ends the fit after this epoch.
  bool stop = false;
};

/// A callback with Keras's hooks. Epochs count from 0.
class Callback {
 public:
  static constexpr Kind kKind = Kind::kCallback;
  virtual ~Callback() = default;
  /// Also the place to refuse arguments that do not fit the run (an unknown `monitor`).
  virtual void onTrainBegin(FitContext&) {}
  virtual void onEpochBegin(int /*epoch*/, FitContext&) {}
  virtual void onEpochEnd(int /*epoch*/, FitContext&) {}
  virtual void onTrainEnd(FitContext&) {}
  /// The epoch whose weights are the best so far, or -1 for callbacks that do not look.
  virtual int bestEpoch() const { return -1; }
};

}  // namespace minibatch
