#pragma once

#include <vector>

#include "training/callbacks.h"

namespace minibatch {

/// Stops a fit when a monitored log has not improved for `patience` epochs. Keras:
/// keras.callbacks.EarlyStopping. As there, the best weights come back at the end of every fit that
/// kept some, and an epoch resets the waiting only if it beats the baseline too.
class EarlyStopping : public Callback {
 public:
  explicit EarlyStopping(const Arguments& arguments);
  void onTrainBegin(FitContext& context) override;
  void onEpochEnd(int epoch, FitContext& context) override;
  void onTrainEnd(FitContext& context) override;
  int bestEpoch() const override { return best_epoch_; }

 private:
  bool isImprovement(double value, double reference) const;

  std::string monitor_, mode_;
  double min_delta_;
  int patience_, start_from_epoch_;
  std::optional<double> baseline_, best_;
  bool restore_best_weights_;
  int direction_ = -1;
  int wait_ = 0;
  int best_epoch_ = -1;
  std::vector<Real> best_weights_;
};

const EntryOf<Callback>& earlyStoppingEntry();

}  // namespace minibatch
