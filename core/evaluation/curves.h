#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace minibatch {

/// How many rows a threshold lets through, for each score that occurs, from the highest down.
struct ThresholdCounts {
  std::vector<double> thresholds;                             // rows with at least this score
  std::vector<std::int64_t> true_positives, false_positives;  // of those rows
};

/// Counts `positive[row]` (0 or 1) by scores[row]. A score that is not a number lets its row
/// through last. Throws kInvalidData where the lengths differ.
ThresholdCounts countByThreshold(std::span<const std::uint8_t> positive,
                                 std::span<const float> scores);

/// A curve over thresholds; all lists have one length.
struct Curve {
  std::vector<double> x, y, thresholds;
};

/// As sklearn.metrics.roc_curve(drop_intermediate=True): x is the false positive rate, y the true
/// positive rate, ascending, from (0, 0) with an infinite threshold. A rate of no rows is NaN.
Curve rocCurve(const ThresholdCounts& counts);

/// As sklearn.metrics.precision_recall_curve, from the lowest threshold up: x is recall, y
/// precision. The last point is (0, 1), which has no threshold: NaN. Without positive rows recall
/// is 1.
Curve precisionRecallCurve(const ThresholdCounts& counts);

/// As sklearn.metrics.auc: the area by trapezoids.
double areaUnder(const Curve& curve);

/// As sklearn.metrics.average_precision_score of a precision-recall curve: sum of (R_n - R_{n-1})
/// P_n.
double averagePrecision(const Curve& precision_recall);

/// At most `points` of a curve, its ends among them, at equal distances along it: what a plot of it
/// needs. Its area is that of the curve no more.
Curve thinned(const Curve& curve, std::size_t points);

/// As sklearn.calibration.calibration_curve(strategy="uniform"): of the bins of [0, 1] that have
/// rows, x is the mean predicted probability, y the share of positive rows and `counts` how many
/// rows there are.
struct Calibration {
  std::vector<double> x, y;
  std::vector<std::int64_t> counts;
};
Calibration calibrationCurve(std::span<const std::uint8_t> positive, std::span<const float> scores,
                             int bins);

}  // namespace minibatch
