#pragma once

#include <string>
#include <string_view>

#include "data/dataset.h"
#include "training/job.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's train_on_batch() and test_on_batch(), in slices: one step on all rows of `data`.
class OnBatchJob : public Job {
 public:
  /// `options` is JSON: {class_weight}, only for training. The trainer must outlive the job.
  OnBatchJob(Trainer& trainer, const Dataset& data, bool training, std::string_view options);
  ~OnBatchJob() override { trainer_.abandonStep(); }

  /// Throws kNotFinite, before the weights change, when the loss of a training step is not a finite
  /// number.
  JobState step(double budget_ms) override;
  /// Whether it is done: there is one batch.
  std::string progress() const override { return started_ && !in_step_ ? "1" : "0"; }
  /// The logs as JSON, {loss: …, accuracy: …}: of this batch alone, as in Keras 3.13 and newer.
  std::string result() const;

 private:
  Trainer& trainer_;
  Dataset data_;
  bool training_;
  bool started_ = false, in_step_ = false;
};

}  // namespace minibatch
