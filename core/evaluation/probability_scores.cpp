#include "evaluation/probability_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace minibatch {
namespace {

// As close to 0 or 1 as a float32 probability counts.
constexpr double kEpsilon = std::numeric_limits<float>::epsilon();

// The mean of value(probabilities of a row, its class).
template <class Value>
double meanOverRows(std::span<const std::int32_t> labels, std::span<const float> probabilities,
                    Index classes, Value value) {
  double sum = 0;
  for (std::size_t row = 0; row < labels.size(); ++row) {
    sum += value(probabilities.data() + static_cast<Index>(row) * classes, labels[row]);
  }
  return labels.empty() ? std::numeric_limits<double>::quiet_NaN()
                        : sum / static_cast<double>(labels.size());
}

}  // namespace

double logLoss(std::span<const std::int32_t> labels, std::span<const float> probabilities,
               Index classes) {
  return meanOverRows(labels, probabilities, classes, [](const float* row, std::int32_t label) {
    return -std::log(std::clamp(double{row[label]}, kEpsilon, 1 - kEpsilon));
  });
}

double brierScore(std::span<const std::int32_t> labels, std::span<const float> probabilities,
                  Index classes) {
  // Of two classes the second one's probability says all.
  const Index first = classes == 2 ? 1 : 0;
  return meanOverRows(labels, probabilities, classes,
                      [first, classes](const float* row, std::int32_t label) {
                        double sum = 0;
                        for (Index c = first; c < classes; ++c) {
                          const double off = double{row[c]} - (c == label ? 1 : 0);
                          sum += off * off;
                        }
                        return sum;
                      });
}

double topKAccuracy(std::span<const std::int32_t> labels, std::span<const float> probabilities,
                    Index classes, Index k) {
  return meanOverRows(labels, probabilities, classes,
                      [classes, k](const float* row, std::int32_t label) -> double {
                        Index above = 0;
                        for (Index c = 0; c < classes; ++c) {
                          above += row[c] > row[label] || (row[c] == row[label] && c > label);
                        }
                        return above < k;
                      });
}

}  // namespace minibatch
