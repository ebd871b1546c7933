#pragma once

#include <string>
#include <vector>

#include "base/tensor.h"

namespace minibatch {

/// What a person wants to see of a model at work, by the names of layers. Asking for it changes the
/// memory plan of an executor, so that these tensors are kept, and nothing else: what is computed
/// has the same bits.
struct Observations {
  /// Layers whose outputs stay until the next forward pass.
  std::vector<std::string> outputs = {};
  /// Layers whose outputs' gradients stay until the next backward pass.
  std::vector<std::string> gradients = {};
  /// The same of what the activations of all these layers are computed from.
  bool before_activation = false;
  /// Layers whose outputs stay until the loss is known.
  std::vector<std::string> until_loss = {};
};

/// What the values of a tensor are like; of those that are not finite only the number counts.
struct TensorStatistics {
  double mean = 0, standard_deviation = 0;  // of the whole population, as numpy.std
  double minimum = 0, maximum = 0;
  double zeros = 0;      // the share that is 0: dead units, padding
  double norm = 0;       // the root of the sum of squares
  Index not_finite = 0;  // how many are NaN or infinite
  /// How many values lie in each of equal parts from minimum to maximum, as numpy.histogram counts.
  std::vector<Index> histogram = {};
};
TensorStatistics statisticsOf(const ConstTensor& tensor, int bins = 0);

}  // namespace minibatch
