#pragma once

#include <optional>
#include <vector>

#include "training/callbacks/monitor.h"

namespace minibatch {

/// Stops a fit when a monitored log has not improved for `patience` epochs. Keras:
/// keras.callbacks.EarlyStopping. As there, the best weights come back at the end of every fit that
/// kept some, an epoch resets the waiting only if it beats the baseline too, and a first value that
/// is NaN stays the best.
class EarlyStopping : public Callback {
 public:
  explicit EarlyStopping(const Arguments& arguments);
  void onBegin(FitContext& context) override;
  void onEpochEnd(int epoch, FitContext& context) override;
  void onTrainEnd(FitContext& context) override;
  int bestEpoch() const override { return best_epoch_; }

 private:
  Monitor monitor_;
  int patience_, start_from_epoch_;
  std::optional<double> baseline_;
  bool restore_best_weights_;
  int wait_ = 0;
  int best_epoch_ = -1;
  std::vector<Real> best_weights_;
};

const EntryOf<Callback>& earlyStoppingEntry();

}  // namespace minibatch
