#pragma once

#include <cstdint>
#include <span>

#include "base/shape.h"

namespace minibatch {

/// Scores of predicted probabilities (rows, classes) against the true class of each row. NaN
/// without rows.

/// As sklearn.metrics.log_loss of float32 probabilities: the mean of -ln(p[true class]), where p is
/// kept 1.2e-7 away from 0 and 1.
double logLoss(std::span<const std::int32_t> labels, std::span<const float> probabilities,
               Index classes);

/// As sklearn.metrics.brier_score_loss: the mean of the squared distances to the one-hot class;
/// of two classes that of the second one's probability alone.
double brierScore(std::span<const std::int32_t> labels, std::span<const float> probabilities,
                  Index classes);

/// As sklearn.metrics.top_k_accuracy_score: the share of rows whose class is among the k most
/// probable ones. Among equal probabilities the last class comes first.
double topKAccuracy(std::span<const std::int32_t> labels, std::span<const float> probabilities,
                    Index classes, Index k);

}  // namespace minibatch
