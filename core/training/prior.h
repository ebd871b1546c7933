#pragma once

#include <vector>

#include "data/dataset.h"
#include "evaluation/predictions.h"

namespace minibatch {

/// What always predicting the same gets on the rows of each of `predictions`: the share of each
/// class, or the mean of each number, in `train`. As scikit-learn's DummyClassifier(
/// strategy="prior") and DummyRegressor(). Targets go to outputs by their names or, without, in
/// order. Throws kInvalidData where there is no such target.
std::vector<Predictions> priorPredictions(const std::vector<Predictions>& predictions,
                                          const Dataset& train);

}  // namespace minibatch
