#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// How often each class was taken for each: element (true class, predicted class), row-major
/// (classes, classes). As sklearn.metrics.confusion_matrix with labels = 0 … classes - 1.
/// Throws kInvalidData where the lengths differ or a class is not in [0, classes).
std::vector<std::int64_t> confusionMatrix(std::span<const std::int32_t> labels,
                                          std::span<const std::int32_t> predictions, Index classes);

/// The scores of one class, or an average over classes.
struct ClassScores {
  double precision = 0;      // of the rows predicted as this class, the share that are
  double recall = 0;         // of the rows of this class, the share predicted as such
  double f1 = 0;             // 2 precision recall / (precision + recall)
  std::int64_t support = 0;  // rows of this class
};

struct ClassificationReport {
  std::vector<ClassScores> classes;
  double accuracy = 0;
  ClassScores macro_average;     // each class alike
  ClassScores weighted_average;  // each class by its support
};

/// As sklearn.metrics.classification_report with labels = 0 … classes - 1 and zero_division = 0: a
/// score whose divisor is zero is 0. Throws as confusionMatrix().
ClassificationReport classificationReport(std::span<const std::int32_t> labels,
                                          std::span<const std::int32_t> predictions, Index classes);

}  // namespace minibatch
