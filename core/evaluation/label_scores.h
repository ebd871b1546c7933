#pragma once

#include <vector>

#include "evaluation/predictions.h"

namespace minibatch {

/// Of numbers that are 0 or 1 each, as sklearn.metrics has them for multilabel indicators; a label
/// is predicted above the threshold. After each other:
///
///   of each label: true negatives, false positives, false negatives, true positives
///   how many rows have every label right
///   how many have no predicted label, no true one, neither
///   precision, recall and F1 of the others, summed row by row
std::vector<double> labelScores(const Predictions& predictions, double threshold);

}  // namespace minibatch
