#pragma once

#include <nlohmann/json.hpp>

#include "parity/golden.h"
#include "training/trainer.h"

namespace minibatch::golden {

/// A training that a golden file describes: {"model", "weights", "optimizer", "loss", "inputs",
/// "target", "batch_size"}, and "metrics" where it has some.
class TrainingRun {
 public:
  explicit TrainingRun(const nlohmann::json& item);

  Model& model() { return model_; }
  Trainer& trainer() { return trainer_; }
  /// Trains on the batch of a step, counted from 0; the data begin anew when all were there.
  /// Returns the loss before the step, and the metrics.
  std::vector<double> step(Index step);
  /// All the data at once, as the trainer takes them.
  const Dataset& data() const { return data_; }

 private:
  Model model_;
  Trainer trainer_;
  Dataset data_;
  Index batch_size_;
};

}  // namespace minibatch::golden
