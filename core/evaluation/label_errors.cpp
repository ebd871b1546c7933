#include "evaluation/label_errors.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "base/merge_sort.h"

namespace minibatch {

LabelErrors findLabelErrors(std::span<const std::int32_t> labels,
                            std::span<const float> probabilities, Index classes) {
  const auto size = static_cast<std::size_t>(classes);
  std::vector<double> thresholds(size), counts(size);
  for (std::size_t row = 0; row < labels.size(); ++row) {
    const auto label = static_cast<std::size_t>(labels[row]);
    thresholds[label] += double{probabilities[row * size + label]};
    ++counts[label];
  }
  for (std::size_t c = 0; c < size; ++c) {
    thresholds[c] =
        counts[c] == 0 ? std::numeric_limits<double>::infinity() : thresholds[c] / counts[c];
  }

  struct Judged {
    float margin;
    std::int32_t suggested;
  };
  std::vector<Judged> judged(labels.size());
  LabelErrors errors;
  for (std::size_t row = 0; row < labels.size(); ++row) {
    const float* p = probabilities.data() + row * size;
    const auto label = static_cast<std::size_t>(labels[row]);
    std::size_t confident = label, other = label;
    bool any = false;
    for (std::size_t c = 0; c < size; ++c) {
      if (double{p[c]} >= thresholds[c] && (!any || p[c] > p[confident])) {
        confident = c;
        any = true;
      }
      if (c != label && (other == label || p[c] > p[other])) other = c;
    }
    const bool wrong = any && confident != label;
    float margin = p[label] - (other == label ? 0 : p[other]);
    // What is not a number would have no order.
    if (std::isnan(margin)) margin = std::numeric_limits<float>::infinity();
    judged[row] = {margin, static_cast<std::int32_t>(wrong ? confident : label)};
    errors.likely += wrong;
  }

  errors.rows.resize(labels.size());
  std::iota(errors.rows.begin(), errors.rows.end(), 0U);
  sortStable(errors.rows,
             [&](std::uint32_t a, std::uint32_t b) { return judged[a].margin < judged[b].margin; });
  errors.place.resize(labels.size());
  for (const std::uint32_t row : errors.rows) {
    errors.place[row] = static_cast<std::uint32_t>(errors.suggested.size());
    errors.suggested.push_back(judged[row].suggested);
  }
  return errors;
}

}  // namespace minibatch
