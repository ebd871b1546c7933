#pragma once

#include "training/callbacks/monitor.h"

namespace minibatch {

/// Multiplies the learning rate when a monitored log has not improved for `patience` epochs. Keras:
/// keras.callbacks.ReduceLROnPlateau. As there, the rate before the reduction goes into the epoch's
/// logs as "learning_rate", rounded to float32, and an epoch that ends a cooldown counts at once.
class ReduceLROnPlateau : public Callback {
 public:
  explicit ReduceLROnPlateau(const Arguments& arguments);
  void onBegin(FitContext& context) override;
  void onEpochEnd(int epoch, FitContext& context) override;

 private:
  Monitor monitor_;
  double factor_, min_lr_;
  int patience_, cooldown_;
  int wait_ = 0, cooling_ = 0;
};

const EntryOf<Callback>& reduceLROnPlateauEntry();

}  // namespace minibatch
