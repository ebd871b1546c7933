#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "data/dataset.h"
#include "model/executor.h"
#include "training/inference_stages.h"
#include "training/job.h"
#include "training/plans.h"

namespace minibatch {

/// Runs a model forward; keeps the memory of the largest batch it was given.
class Predictor {
 public:
  /// The model must outlive the predictor.
  explicit Predictor(const Model& model) : model_(model), plans_(model) {}

  const Model& model() const { return model_; }
  /// The model for the lengths of data as bindInputs() gave it.
  std::shared_ptr<const Model> sizedFor(const Dataset& data) { return plans_.of(data).model; }
  /// For such data. For passes as in training, its plan has room for what those keep.
  Executor& executorFor(const Dataset& data, Index batch, bool training = false);

 private:
  const Model& model_;
  Plans plans_;
};

/// Keras's predict(), in slices: the model's outputs for every row, in the units of the targets
/// where those were scaled. Needs no compile().
class PredictJob : public Job {
 public:
  /// The predictor must outlive the job, and run no other job meanwhile. `callbacks` is a list as
  /// CallbackList takes it, as JSON. With `training_seed` layers do as in training, as in Keras's
  /// model(x, training=True): dropout and augmentation draw with it, and moving statistics move.
  PredictJob(Predictor& predictor, const Dataset& data, Index batch_size,
             std::string_view callbacks = "[]",
             std::optional<std::uint64_t> training_seed = std::nullopt);

  JobState step(double budget_ms) override;
  /// {batch, batches}
  std::string progress() const override;
  /// (rows, ...output shape) of one of the model's outputs, complete when the job is done.
  const std::vector<Real>& output(int output = 0) const { return outputs_[output]; }
  Shape outputShape(int output = 0) const;

 private:
  void startBatch(Index first, Index count);
  bool continueBatch(const Deadline& deadline);

  Dataset data_;
  std::shared_ptr<const Model> model_;  // for the lengths of the data
  InferenceStages stages_;
  std::optional<std::uint64_t> training_seed_;
  Index first_ = 0, count_ = 0;  // the rows of the batch
  Executor* executor_ = nullptr;
  std::vector<std::vector<Real>> outputs_;
};

}  // namespace minibatch
