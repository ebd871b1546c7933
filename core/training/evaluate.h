#pragma once

#include "data/dataset.h"
#include "training/inference_stages.h"
#include "training/job.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's evaluate(), in slices: loss and metrics over all rows, in inference mode.
class EvaluateJob : public Job {
 public:
  /// The trainer must outlive the job. `callbacks` is a list as CallbackList takes it, as JSON.
  EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size,
              std::string_view callbacks = "[]");

  JobState step(double budget_ms) override;
  /// {batch, batches}
  std::string progress() const override;
  /// {loss: …, accuracy: …}, in the order of Trainer::logNames().
  std::string result() const;

 private:
  Trainer& trainer_;
  Dataset data_;
  InferenceStages stages_;
};

}  // namespace minibatch
