#include "evaluation/confusion_matrix.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/error.h"
#include "base/merge_sort.h"
#include "evaluation/lengths.h"

namespace minibatch {
namespace {

// More than any label has; a caller's slip should not take memory for 2^31 classes.
constexpr Index kMaxClasses = 1'000'000;

// The numbers in `values`, ascending, each once.
std::vector<std::int32_t> occurring(std::span<const std::int32_t> actual,
                                    std::span<const std::int32_t> predicted) {
  std::vector<std::int32_t> labels(actual.begin(), actual.end());
  labels.insert(labels.end(), predicted.begin(), predicted.end());
  sortStable(labels);
  const auto repeated = std::ranges::unique(labels);
  labels.erase(repeated.begin(), repeated.end());
  return labels;
}

}  // namespace

void requireClasses(std::span<const std::int32_t> values, std::optional<Index> classes,
                    const char* what) {
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values[row] >= 0 && (!classes || values[row] < *classes)) continue;
    if (!classes) {
      fail(ErrorCode::kInvalidData, "evaluation.class",
           {{"what", Message(what)}, {"row", row}, {"received", values[row]}});
    }
    fail(
        ErrorCode::kInvalidData, "evaluation.class-below",
        {{"what", Message(what)}, {"row", row}, {"last", *classes - 1}, {"received", values[row]}});
  }
}

ConfusionMatrix confusionMatrix(std::span<const std::int32_t> actual,
                                std::span<const std::int32_t> predicted,
                                std::optional<Index> classes) {
  if (classes && (*classes < 1 || *classes > kMaxClasses)) {
    fail(ErrorCode::kInvalidArgument, "evaluation.classes",
         {{"limit", kMaxClasses}, {"received", *classes}});
  }
  requireSameLength(actual.size(), predicted.size());
  requireClasses(actual, classes, "evaluation.label");
  requireClasses(predicted, classes, "evaluation.prediction");

  ConfusionMatrix matrix;
  if (classes) {
    matrix.labels.resize(static_cast<std::size_t>(*classes));
    std::iota(matrix.labels.begin(), matrix.labels.end(), 0);
  } else {
    matrix.labels = occurring(actual, predicted);
  }
  const auto place = [&](std::int32_t label) {
    if (classes) return label;
    return static_cast<std::int32_t>(std::ranges::lower_bound(matrix.labels, label) -
                                     matrix.labels.begin());
  };
  const auto size = static_cast<std::uint64_t>(matrix.labels.size());
  std::unordered_map<std::uint64_t, std::int64_t> counts;
  for (std::size_t row = 0; row < actual.size(); ++row) {
    const auto line = static_cast<std::uint64_t>(place(actual[row]));
    ++counts[line * size + static_cast<std::uint64_t>(place(predicted[row]))];
  }
  matrix.cells.reserve(counts.size());
  for (const auto& [cell, count] : counts) {
    matrix.cells.push_back(
        {static_cast<std::int32_t>(cell / size), static_cast<std::int32_t>(cell % size), count});
  }
  sortStable(matrix.cells, [](const ConfusionMatrix::Cell& a, const ConfusionMatrix::Cell& b) {
    return a.actual != b.actual ? a.actual < b.actual : a.predicted < b.predicted;
  });
  return matrix;
}

}  // namespace minibatch
