#include "evaluation/curves.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/merge_sort.h"
#include "evaluation/lengths.h"

namespace minibatch {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

double ratio(double numerator, double denominator) {
  return denominator == 0 ? kNan : numerator / denominator;
}

}  // namespace

ThresholdCounts countByThreshold(std::span<const std::uint8_t> positive,
                                 std::span<const float> scores) {
  requireSameLength(positive.size(), scores.size());
  struct Row {
    float key;
    bool positive;
  };
  std::vector<Row> rows(scores.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {std::isnan(scores[i]) ? INFINITY : -scores[i], positive[i] != 0};
  }
  sortStable(rows, [](const Row& a, const Row& b) { return a.key < b.key; });

  ThresholdCounts counts;
  std::int64_t hits = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    hits += rows[i].positive;
    if (i + 1 < rows.size() && rows[i].key == rows[i + 1].key) continue;
    counts.thresholds.push_back(-double{rows[i].key});
    counts.true_positives.push_back(hits);
    counts.false_positives.push_back(static_cast<std::int64_t>(i + 1) - hits);
  }
  return counts;
}

Curve rocCurve(const ThresholdCounts& counts) {
  const auto& [thresholds, hits, misses] = counts;
  Curve curve{{0}, {0}, {std::numeric_limits<double>::infinity()}};
  if (thresholds.empty()) return curve;
  const auto positives = static_cast<double>(hits.back());
  const auto negatives = static_cast<double>(misses.back());
  const std::size_t last = thresholds.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    // A point on the line between its neighbours adds nothing to the curve.
    const auto bends = [i](const std::vector<std::int64_t>& values) {
      return values[i + 1] - values[i] != values[i] - values[i - 1];
    };
    if (i > 0 && i < last && !bends(hits) && !bends(misses)) continue;
    curve.x.push_back(ratio(static_cast<double>(misses[i]), negatives));
    curve.y.push_back(ratio(static_cast<double>(hits[i]), positives));
    curve.thresholds.push_back(thresholds[i]);
  }
  if (negatives == 0) curve.x.front() = kNan;
  if (positives == 0) curve.y.front() = kNan;
  return curve;
}

Curve precisionRecallCurve(const ThresholdCounts& counts) {
  const auto& [thresholds, hits, misses] = counts;
  Curve curve;
  const double positives = hits.empty() ? 0 : static_cast<double>(hits.back());
  for (std::size_t i = thresholds.size(); i-- > 0;) {
    const auto found = static_cast<double>(hits[i]);
    curve.x.push_back(positives == 0 ? 1 : found / positives);
    curve.y.push_back(found / (found + static_cast<double>(misses[i])));
    curve.thresholds.push_back(thresholds[i]);
  }
  curve.x.push_back(0);
  curve.y.push_back(1);
  curve.thresholds.push_back(kNan);
  return curve;
}

double areaUnder(const Curve& curve) {
  double area = 0;
  for (std::size_t i = 1; i < curve.x.size(); ++i) {
    area += (curve.x[i] - curve.x[i - 1]) * (curve.y[i] + curve.y[i - 1]) / 2;
  }
  return area;
}

double averagePrecision(const Curve& precision_recall) {
  const auto& [recall, precision, thresholds] = precision_recall;
  double sum = 0;
  for (std::size_t i = 1; i < recall.size(); ++i) {
    sum += (recall[i - 1] - recall[i]) * precision[i - 1];
  }
  return sum;
}

Curve thinned(const Curve& curve, std::size_t points) {
  const std::size_t size = curve.x.size();
  if (size <= points) return curve;
  const auto step = [&](std::size_t i) {
    const double length =
        std::abs(curve.x[i] - curve.x[i - 1]) + std::abs(curve.y[i] - curve.y[i - 1]);
    return std::isnan(length) ? 0 : length;
  };
  double whole = 0;
  for (std::size_t i = 1; i < size; ++i) whole += step(i);
  Curve thin;
  const double spacing = whole / static_cast<double>(points - 2);
  double since = spacing;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) since += step(i);
    if (since < spacing && i + 1 < size) continue;
    thin.x.push_back(curve.x[i]);
    thin.y.push_back(curve.y[i]);
    thin.thresholds.push_back(curve.thresholds[i]);
    since = 0;
  }
  return thin;
}

Calibration calibrationCurve(std::span<const std::uint8_t> positive, std::span<const float> scores,
                             int bins) {
  requireSameLength(positive.size(), scores.size());
  const auto size = static_cast<std::size_t>(bins);
  std::vector<double> sums(size), hits(size);
  std::vector<std::int64_t> rows(size);
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const double score = double{scores[row]};
    if (std::isnan(score)) continue;
    // A score on an edge belongs to the bin below it.
    const double place = std::ceil(std::clamp(score, 0.0, 1.0) * bins) - 1;
    const auto bin = static_cast<std::size_t>(std::max(place, 0.0));
    sums[bin] += score;
    hits[bin] += positive[row];
    ++rows[bin];
  }
  Calibration curve;
  for (std::size_t bin = 0; bin < size; ++bin) {
    if (rows[bin] == 0) continue;
    const auto count = static_cast<double>(rows[bin]);
    curve.x.push_back(sums[bin] / count);
    curve.y.push_back(hits[bin] / count);
    curve.counts.push_back(rows[bin]);
  }
  return curve;
}

}  // namespace minibatch
