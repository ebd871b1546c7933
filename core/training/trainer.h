#pragma once

#include <memory>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "losses/loss.h"
#include "metrics/metric.h"
#include "model/executor.h"
#include "model/model.h"
#include "optimizers/optimizer.h"

namespace minibatch {

/// A compiled model: what Keras's compile() adds to a model, and one training, test or prediction
/// step.
class Trainer {
 public:
  /// `compile_config` is JSON as Keras's get_compile_config(): {optimizer, loss, metrics}. The
  /// model must outlive the trainer. `seed` keys shuffling and dropout.
  Trainer(Model& model, std::string_view compile_config, std::uint64_t seed);

  Model& model() { return model_; }
  const Loss& loss() const { return *loss_; }
  std::uint64_t seed() const { return seed_; }
  double learningRate() const { return learning_rate_; }
  void setLearningRate(double rate);
  /// Training steps taken since compile; the optimizer's iteration.
  std::int64_t iteration() const { return iteration_; }
  /// Shape of one target, without the batch axis.
  Shape targetShape() const;
  /// "loss", then the metrics' names as Keras's history has them: "accuracy", "mae" …
  const std::vector<std::string>& logNames() const { return log_names_; }
  /// +1, -1 by log name (without "val_"): whether larger is better.
  int direction(std::string_view log_name) const;

  /// Throws unless the data set fits the model's input and the loss's target (shape and range).
  void checkData(const Dataset& data, bool needs_targets) const;

  /// Starts running means anew.
  void resetLogs();
  /// Forward, loss, metrics, backward, update on rows of `data`. Returns whether the batch's loss
  /// is finite; if not, weights are left as they were before the step.
  bool trainStep(const Dataset& data, std::span<const std::uint32_t> rows);
  /// Forward in inference mode, loss, metrics.
  void testStep(const Dataset& data, std::span<const std::uint32_t> rows);
  /// Forward in inference mode; the result is valid until the next step.
  ConstTensor predictStep(const Dataset& data, std::span<const std::uint32_t> rows);
  /// Means since resetLogs(), in the order of logNames().
  std::vector<double> logs() const;

  /// Takes the memory for batches up to `batch`; steps take more when a larger batch comes.
  void reserve(Index batch, bool training);
};

}  // namespace minibatch
