#pragma once

#include "model/operation_times.h"

namespace minibatch {

/// Seconds that the parts of training steps took, summed over all steps.
struct StepTimes {
  explicit StepTimes(std::size_t operations) : operations(operations) {}

  double gather = 0;  // rows out of the data set into a batch
  double loss = 0;    // the loss, its gradient and the metrics
  double update = 0;  // of the weights
  double whole = 0;
  OperationTimes operations;
};

}  // namespace minibatch
