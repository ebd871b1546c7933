#pragma once

#include <map>

#include "data/dataset.h"

namespace minibatch {

/// The weights by class number that make all classes of the rows count alike, rows / (classes *
/// rows of the class): scikit-learn's compute_class_weight("balanced"). Throws kInvalidArgument
/// where Dataset::withClassWeights() does.
std::map<int, float> balancedClassWeights(const Dataset& data);

}  // namespace minibatch
