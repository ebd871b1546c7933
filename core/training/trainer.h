#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "data/dataset.h"
#include "losses/loss.h"
#include "metrics/metric.h"
#include "model/executor.h"
#include "model/model.h"
#include "training/weight_update.h"

namespace minibatch {

/// A compiled model: what Keras's compile() adds to a model, and single training and test steps.
class Trainer {
 public:
  /// `compile_config` is JSON as Keras's get_compile_config(): {optimizer, loss, metrics}. The
  /// model must outlive the trainer. `seed` keys shuffling and dropout.
  Trainer(Model& model, std::string_view compile_config, std::uint64_t seed);

  Model& model() { return model_; }
  const Loss& loss() const { return *loss_; }
  std::uint64_t seed() const { return seed_; }
  double learningRate() const { return update_->learningRate(); }
  /// Throws kInvalidArgument unless the rate is a finite number ≥ 0.
  void setLearningRate(double rate) { update_->setLearningRate(rate); }
  /// Training steps taken since compile: the optimizer's iterations.
  std::int64_t iteration() const { return update_->iteration(); }
  /// Shape of one target, without the batch axis.
  const Shape& targetShape() const { return target_shape_; }
  /// "loss", then the metrics' names as Keras's history has them: "accuracy", "mae" …
  const std::vector<std::string>& logNames() const { return log_names_; }
  /// By the name of a log, without "val_": +1 where larger is better, -1 where smaller is, 0 if
  /// unknown.
  int direction(std::string_view log_name) const;

  /// Throws unless the data set fits the model's input and the loss's targets, in shape and in
  /// range.
  void checkData(const Dataset& data) const;

  /// Starts the running means anew.
  void resetLogs();
  /// Means since resetLogs(), in the order of logNames().
  std::vector<double> logs() const;

  /// One training step on these rows of `data`: forward, loss and metrics, backward, update. A step
  /// may be done in parts: continueStep() returns false when the deadline has passed before the
  /// end. Should the loss not be finite, the step ends before the update and lossIsFinite() is
  /// false.
  void startTrainStep(const Dataset& data, std::span<const std::uint32_t> rows);
  /// The same in inference mode without an update.
  void startTestStep(const Dataset& data, Index first, Index count);
  bool continueStep(const Deadline& deadline);
  bool lossIsFinite() const { return loss_is_finite_; }
  /// Leaves an unfinished step.
  void abandonStep() { phase_ = Phase::kIdle; }

  /// What Keras's fit() does at its end: weights that the optimizer averages become the average.
  void finalizeWeights() { update_->finalize(); }

  /// Optimizer state and weights as one array, for checkpoints; set by setState().
  std::vector<Real> copyState() const;
  /// Throws kShapeMismatch when the state is not one of this model and optimizer.
  void setState(std::span<const Real> state, std::int64_t iteration);

 private:
  enum class Phase { kIdle, kForward, kBackward };

  void compileMetrics(const nlohmann::json& metrics);
  Executor& executorFor(Index batch, bool training);
  void startStep(Executor& executor, Index batch, bool training);
  void finishForward();
  void finishBackward();

  Model& model_;
  std::uint64_t seed_;
  std::optional<WeightUpdate> update_;
  std::unique_ptr<Loss> loss_;
  std::vector<std::unique_ptr<Metric>> metrics_;
  std::vector<std::string> log_names_;
  Shape target_shape_;

  std::unique_ptr<Executor> training_, inference_;
  // Of one batch: targets, and by position the loss and its weight in the mean.
  std::vector<Real> targets_, values_, position_weights_;

  // The step under way.
  Phase phase_ = Phase::kIdle;
  Executor* executor_ = nullptr;
  Index batch_ = 0;
  bool is_training_step_ = false;
  bool loss_is_finite_ = true;
  double loss_sum_ = 0, loss_weight_ = 0;
};

}  // namespace minibatch
