#pragma once

#include <vector>

namespace minibatch {

/// Seconds that the operations of a graph took, summed over all passes: operation i at place i, 0
/// where it has nothing to do.
struct OperationTimes {
  explicit OperationTimes(std::size_t operations) : forward(operations), backward(operations) {}

  std::vector<double> forward, backward;
};

/// Multiplications, each with its addition, of an operation's forward and backward pass.
struct PassMultiplyAccumulates {
  double forward = 0, backward = 0;
};

}  // namespace minibatch
