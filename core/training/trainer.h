#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "data/dataset.h"
#include "model/executor.h"
#include "model/model.h"
#include "training/compiled_loss.h"
#include "training/compiled_metrics.h"
#include "training/data_binding.h"
#include "training/plans.h"
#include "training/step_times.h"
#include "training/weight_update.h"

namespace minibatch {

/// Who looks at a training step.
class StepObserver {
 public:
  virtual ~StepObserver() = default;
  /// The loss is known; what Observations::until_loss asks for is there.
  virtual void afterForward(const Executor& executor) = 0;
  /// The gradients are known, with those of the regularizers, and the weights not yet changed.
  virtual void beforeUpdate(const Executor& executor) = 0;
};

/// A compiled model: what Keras's compile() adds to a model, and single training and test steps.
class Trainer {
 public:
  /// `compile_config` is JSON as Keras's get_compile_config(): {optimizer, loss, loss_weights,
  /// metrics, weighted_metrics}. The model must outlive the trainer. `seed` keys shuffling and
  /// dropout.
  Trainer(Model& model, std::string_view compile_config, std::uint64_t seed);

  Model& model() { return model_; }
  std::uint64_t seed() const { return seed_; }
  /// The rate of the next step.
  double learningRate() const { return update_.learningRate(); }
  bool hasLearningRateSchedule() const { return update_.hasSchedule(); }
  /// Throws kInvalidArgument unless the rate is a finite number ≥ 0, and where a schedule gives it.
  void setLearningRate(double rate) { update_.setLearningRate(rate); }
  /// Training steps taken since compile: the optimizer's iterations.
  std::int64_t iteration() const { return update_.iteration(); }
  /// Shape of one target of an output, without the batch axis.
  const Shape& targetShape(int output = 0) const { return targets_[output].shape; }
  /// Whether an output has a loss or metrics, so that it takes targets.
  bool wantsTarget(int output) const { return targets_[output].wanted; }
  /// How many classes an output tells apart in `data`, as bind() gave it: as many as it has
  /// numbers, or 2 of a sigmoid unit; 0 where the targets are numbers to be predicted.
  Index classesOf(int output, const Dataset& data) const;
  /// Whether its numbers are probabilities that do not exclude each other: those of sigmoid units.
  bool answersEach(int output) const { return logitsOf(output) == "sigmoid"; }
  /// "loss", the losses of several outputs, then the metrics, as Keras's evaluate() returns them:
  /// "loss", "a_loss", "b_loss", "a_accuracy" …
  const std::vector<std::string>& logNames() const { return log_names_; }
  /// By the name of a log, without "val_": +1 where larger is better, -1 where smaller is, 0 if
  /// unknown.
  int direction(std::string_view log_name) const;

  /// The model for the lengths of data as bindInputs() gave it.
  std::shared_ptr<const Model> sizedFor(const Dataset& data) const {
    return plans_.of(data, phase_ == Phase::kIdle ? nullptr : executor_).model;
  }
  /// The data set as steps take it: its inputs and targets in the model's order. Throws unless they
  /// fit the model and the losses, in number, name, shape and range.
  Dataset bind(const Dataset& data) const;

  /// Resets the running means.
  void resetLogs();
  /// Means since resetLogs(), in the order of logNames().
  std::vector<double> logs() const;

  /// One training step on these rows of `data`, as bind() gave it: forward, loss and metrics,
  /// backward, update. A step may be done in parts: continueStep() returns false when the deadline
  /// has passed before the end. Should the loss not be finite, lossIsFinite() is false and the step
  /// ends before the update, unless updateNotFinite(true) has it go on as Keras does.
  void startTrainStep(const Dataset& data, const RowIndices& rows) { startStep(data, rows, true); }
  /// The same in inference mode without an update. Where numbers to predict were scaled, the loss
  /// is of scaled ones; with `in_own_units` metrics, prediction() and target() are of the numbers
  /// as they were read.
  void startTestStep(const Dataset& data, const RowIndices& rows, bool in_own_units = false) {
    startStep(data, rows, false);
    if (in_own_units) scaled_ = &data;
  }
  bool continueStep(const Deadline& deadline);
  /// Whether the step waits for what is computed outside the core, of prediction() and target():
  /// the next continueStep() takes what each of these losses and metrics was given.
  bool asksOutside() const { return phase_ == Phase::kOutside; }
  int outputs() const { return model_.outputs(); }
  bool wantsGradient() const { return is_training_step_; }
  OutsideLoss* outsideLoss(int output) const { return loss_.outside(output); }
  const std::vector<CompiledMetrics::Outside>& outsideMetrics() const { return metrics_.outside(); }
  bool lossIsFinite() const { return loss_is_finite_; }
  /// Of the last step, by output: (batch, ...output shape), and the targets it was compared with.
  ConstTensor prediction(int output) const { return executor_->output(batch_, output); }
  ConstTensor target(int output) const { return outputs_[output].target; }
  /// What makes them numbers in their own units, where metrics are of such; or nothing.
  std::span<const TargetScaling> scaling(int output) const {
    return scaled_ ? scaled_->targetScaling(scaled_->targetName(output))
                   : std::span<const TargetScaling>();
  }
  void updateNotFinite(bool on) { updates_not_finite_ = on; }
  /// Leaves an unfinished step.
  void abandonStep() { phase_ = Phase::kIdle; }

  /// From now on adds the time of each part of a step to `times`; null: asks no clock.
  void recordTimes(StepTimes* times) { times_ = times; }
  /// Of an operation of the graph, after a step.
  PassMultiplyAccumulates multiplyAccumulatesOf(int operation) const {
    return executor_->multiplyAccumulatesOf(operation);
  }

  /// From now on steps keep what is observed. Throws kInvalidState within a step, and kUnknownName
  /// for a layer that the model does not have.
  void observe(const Observations& observations);
  /// From now on training steps call it; null: nobody looks.
  void setObserver(StepObserver* observer) { observer_ = observer; }
  /// What the last step ran in, which has what it kept; null before the first.
  const Executor* executor() const { return executor_; }

  /// What Keras's fit() does at its end: weights that the optimizer averages become the average.
  void finalizeWeights() { update_.finalize(); }

  /// WeightUpdate::parameters().
  Index optimizerParameters() const { return update_.parameters(); }

  /// Weights, optimizer state and the states of stateful layers as one array, for checkpoints; set
  /// by setState(), which without the latter resets them.
  std::vector<Real> copyState() const;
  /// Throws kShapeMismatch when the state is not one of this model and optimizer.
  void setState(std::span<const Real> state, std::int64_t iteration);

 private:
  enum class Phase { kIdle, kForward, kOutside, kBackward };

  Trainer(Model& model, std::uint64_t seed, const nlohmann::json& config);
  WantedTarget targetFor(const Model& model, int output) const;
  void checkTargets(const Dataset& data, int output, const Shape& shape,
                    const Shape& prediction) const;
  std::string_view logitsOf(int output) const;
  Executor& executorFor(Plans::Plan& plan, Index batch, bool training);
  void startStep(const Dataset& data, const RowIndices& rows, bool training);
  bool hasOutside() const;
  void finishForward();
  void unscaleNumbers();
  void finishBackward();

  Model& model_;
  std::uint64_t seed_;
  WeightUpdate update_;
  CompiledLoss loss_;
  std::vector<WantedTarget> targets_;  // by output
  CompiledMetrics metrics_;
  std::vector<std::string> log_names_;

  Observations observations_;
  mutable Plans plans_;  // what it keeps changes nothing
  // Of one batch, by output: what it says, and the memory that is in.
  std::vector<OutputBatch> outputs_;
  std::vector<std::vector<Real>> target_memory_, metric_target_memory_, weight_memory_;

  // The step under way.
  Phase phase_ = Phase::kIdle;
  Executor* executor_ = nullptr;
  Index batch_ = 0;
  bool is_training_step_ = false;
  // The data whose scaling is undone before the metrics of the step under way are taken.
  const Dataset* scaled_ = nullptr;
  bool loss_is_finite_ = true;
  bool updates_not_finite_ = false;
  StepTimes* times_ = nullptr;
  StepObserver* observer_ = nullptr;
};

}  // namespace minibatch
