#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "training/trainer.h"

namespace minibatch {

/// What weights, gradients and ReLUs are like while a model trains: looks at one batch of an epoch,
/// and trains on kRowsBetween rows before it looks again, so that looking costs little. It changes
/// no bit of what is computed. Where nothing is trained it finds nothing.
class LayerStatistics : public StepObserver {
 public:
  static constexpr Index kRowsBetween = 640;
  static constexpr int kBins = 30;

  /// The trainer must outlive it, and is within no step when it begins and ends.
  explicit LayerStatistics(Trainer& trainer);
  ~LayerStatistics() override;
  LayerStatistics(const LayerStatistics&) = delete;
  LayerStatistics& operator=(const LayerStatistics&) = delete;

  /// A step on so many rows begins; `chosen` where it is the one of its epoch to look at.
  void startStep(int epoch, Index rows, bool chosen);
  void afterForward(const Executor& executor) override;
  void beforeUpdate(const Executor& executor) override;

  /// What was found since the last call, as a JSON list of {epoch, iteration, weights: [{name,
  /// value, gradient}], relus: [{layer, units, dead}]}: of each weight, in Keras's order, before
  /// the step, {mean, std, min, max, norm, notFinite, histogram}, and of its gradient, null where
  /// it is not trained; of each layer that ends in a ReLU how many of its units (the last axis)
  /// gave 0 for all that the batch has.
  std::string take();

 private:
  Trainer& trainer_;
  std::vector<std::string> relus_;  // layers
  Index rows_;                      // trained on since it last looked
  bool looks_ = false;
  int epoch_ = 0;
  nlohmann::json dead_, found_;
};

}  // namespace minibatch
