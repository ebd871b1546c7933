#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "training/job.h"
#include "training/observed_tensors.h"
#include "training/trainer.h"

namespace minibatch {

/// What each layer gives for some rows, in inference mode: in slices, with memory of its own, so
/// that it may run while the model is trained.
class ObserveJob : public Job {
 public:
  /// `options` is JSON: {layers, unit}. With a `unit`, a number of the model's first output, also
  /// the gradients of that number with respect to what each layer gives; of its logit, where the
  /// output ends in an activation. The model must outlive the job. Throws kUnknownName for a layer
  /// that there is not.
  ObserveJob(const Model& model, const Dataset& data, std::string_view options);

  JobState step(double budget_ms) override;
  /// The number of rows done.
  std::string progress() const override;
  /// {layers}: ObservedTensors::list(), complete when the job is done.
  std::string result() const;
  const std::vector<Real>& values() const { return tensors_.values(); }

 private:
  struct Wanted {
    nlohmann::json layers;
    Index unit;  // -1: no gradients
  };
  static Wanted read(const Model& model, std::string_view options);
  ObserveJob(const Model& model, const Dataset& data, const Wanted& wanted);
  void startBackward();

  const Model& model_;
  Dataset data_;
  Index unit_;
  ObservedTensors tensors_;
  Executor executor_;
  Index first_ = 0, count_ = 0;
  bool in_forward_ = false, in_backward_ = false;
};

/// One training step on all rows, taken apart: what each layer gives, the loss, its gradients with
/// respect to what the layers give and to the weights, and what the optimizer makes of them. At its
/// end weights, optimizer and iterations are as they were; only the running means of loss and
/// metrics start over.
class ObserveStepJob : public Job, private StepObserver {
 public:
  /// `options` is JSON: {layers}. The trainer must outlive the job.
  ObserveStepJob(Trainer& trainer, const Dataset& data, std::string_view options);
  ~ObserveStepJob() override;

  /// A loss that is not finite ends no step.
  JobState step(double budget_ms) override;
  /// Whether it is done.
  std::string progress() const override { return started_ && !in_step_ ? "1" : "0"; }
  /// {layers, weights: [{name, value, gradient, update}], logs, learningRate, iteration}: the
  /// weights as they were, the gradients with those of the regularizers, and what the step added.
  std::string result() const;
  const std::vector<Real>& values() const { return tensors_.values(); }

 private:
  void afterForward(const Executor& executor) override;
  void beforeUpdate(const Executor& executor) override;
  void finish();

  Trainer& trainer_;
  Dataset data_;
  ObservedTensors tensors_;
  std::vector<Real> state_;  // to be put back
  std::int64_t iteration_;
  double learning_rate_;
  nlohmann::json weights_;
  bool started_ = false, in_step_ = false;
};

}  // namespace minibatch
