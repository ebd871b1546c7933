#pragma once

#include <string>
#include <string_view>

#include "data/dataset.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's train_on_batch() and test_on_batch(): one step on all rows of `data`, and the logs as
/// JSON, {loss: …, accuracy: …}: of this batch alone, as in Keras 3.13 and newer. `options` is
/// JSON: {class_weight}, only for training. Throws kNotFinite, before the weights change, when the
/// loss of a training step is not a finite number.
std::string onBatch(Trainer& trainer, const Dataset& data, bool training, std::string_view options);

}  // namespace minibatch
