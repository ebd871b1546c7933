#pragma once

#include <vector>

#include "data/dataset.h"
#include "evaluation/predictions.h"
#include "training/inference_stages.h"
#include "training/job.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's evaluate(), in slices: loss and metrics over all rows, in inference mode. Metrics and
/// predictions of numbers that were scaled for training are in their own units, as scikit-learn's
/// TransformedTargetRegressor has them; the loss is what was trained. On the way it may keep the
/// predictions beside their targets, so that nothing runs through the model twice.
class EvaluateJob : public Job {
 public:
  enum class Keep { kNothing, kPredictions };

  /// The trainer must outlive the job. `callbacks` is a list as CallbackList takes it, as JSON.
  EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size,
              std::string_view callbacks = "[]", Keep keep = Keep::kNothing);

  ~EvaluateJob() override;

  JobState step(double budget_ms) override;
  /// {batch, batches}
  std::string progress() const override;
  /// {loss: …, accuracy: …}, in the order of Trainer::logNames().
  std::string result() const;
  /// Of the outputs that take targets, in the model's order; complete when the job is done. Gives
  /// them away.
  std::vector<Predictions> takePredictions() { return std::move(predictions_); }

 private:
  void keepBatch();

  Trainer& trainer_;
  Dataset data_;
  InferenceStages stages_;
  std::vector<int> kept_outputs_;         // the outputs of which predictions are kept
  std::vector<Predictions> predictions_;  // theirs
};

}  // namespace minibatch
