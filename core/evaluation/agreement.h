#pragma once

#include "evaluation/confusion_matrix.h"

namespace minibatch {

/// How well predicted classes agree with the true ones, in single numbers. NaN where it is
/// undefined: no rows, or what is divided by is zero.
struct Agreement {
  double accuracy = 0;
  /// The mean recall of the classes that have rows.
  double balanced_accuracy = 0;
  /// Cohen's kappa, 1 - disagreement / disagreement expected by chance.
  double cohen_kappa = 0;
  /// Matthews's correlation coefficient for several classes (Gorodkin, 2004); 0 where all rows are
  /// of one class or predicted as one.
  double matthews_corrcoef = 0;
};

/// As sklearn.metrics.accuracy_score, balanced_accuracy_score, cohen_kappa_score and
/// matthews_corrcoef.
Agreement agreement(const ConfusionMatrix& matrix);

}  // namespace minibatch
