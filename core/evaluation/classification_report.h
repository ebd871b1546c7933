#pragma once

#include <cstdint>
#include <vector>

#include "evaluation/confusion_matrix.h"

namespace minibatch {

/// The scores of one class, or an average over classes.
struct ClassScores {
  double precision = 0;      // of the rows predicted as this class, the share that are
  double recall = 0;         // of the rows of this class, the share predicted as such
  double f1 = 0;             // 2 precision recall / (precision + recall)
  std::int64_t support = 0;  // rows of this class
};

struct ClassificationReport {
  /// The class of each entry of `classes`.
  std::vector<std::int32_t> labels;
  std::vector<ClassScores> classes;
  double accuracy = 0;
  ClassScores macro_average;     // each class alike
  ClassScores weighted_average;  // each class by its support
};

/// As sklearn.metrics.classification_report for the matrix's labels. A score whose divisor is zero
/// is `zero_division`: 0, 1, or NaN, which averages leave out.
ClassificationReport classificationReport(const ConfusionMatrix& matrix, double zero_division = 0);

}  // namespace minibatch
