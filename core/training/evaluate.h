#pragma once

#include "data/dataset.h"
#include "training/job.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's evaluate(), in slices: loss and metrics over all rows, in inference mode.
class EvaluateJob : public Job {
 public:
  /// The trainer must outlive the job.
  EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size);

  JobState step(double budget_ms) override;
  /// {batch, batches}
  std::string progress() const override;
  /// {loss: …, accuracy: …}, in the order of Trainer::logNames().
  std::string result() const;

 private:
  Trainer& trainer_;
  Dataset data_;
  Index batch_size_;
  Index position_ = 0;
  bool in_batch_ = false;
};

}  // namespace minibatch
