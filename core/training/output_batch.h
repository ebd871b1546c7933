#pragma once

#include "base/tensor.h"

namespace minibatch {

/// What a batch says about one output of the model.
struct OutputBatch {
  ConstTensor target;             // (batch, ...target shape); null where none is wanted
  ConstTensor metric_target;      // in the shape that some metrics take instead; null if none does
  const Real* weights = nullptr;  // null, or sample weights: (batch, weight_size)
  Index weight_size = 1;          // 1, or the output's positions in a row
};

}  // namespace minibatch
