#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/merge_sort.h"
#include "data/folds.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

// numpy.std() of numbers side by side.
double deviation(std::vector<double> values) {
  const auto count = static_cast<double>(values.size());
  const double mean = pairwiseSum(values) / count;
  for (double& value : values) value = (value - mean) * (value - mean);
  return std::sqrt(pairwiseSum(values) / count);
}

// sklearn/model_selection/_split.py, StratifiedGroupKFold._find_best_fold(): the fold in which a
// group leaves the classes' shares most alike among the folds.
class Folds {
 public:
  Folds(Index count, std::vector<double> class_counts)
      : class_counts_(std::move(class_counts)),
        rows_(static_cast<std::size_t>(count)),
        counts_(rows_.size(), std::vector<double>(class_counts_.size())),
        deviations_(class_counts_.size()) {}

  std::size_t add(const std::vector<double>& group) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity(), fewest = least;
    std::vector<double> tried(deviations_.size());
    for (std::size_t fold = 0; fold < rows_.size(); ++fold) {
      for (std::size_t c = 0; c < tried.size(); ++c) {
        tried[c] = group[c] == 0 ? deviations_[c] : deviationWith(c, fold, group[c]);
      }
      const double mean = pairwiseSum(tried) / static_cast<double>(tried.size());
      const bool is_close = std::isfinite(least) && std::abs(mean - least) <= 1e-8 + 1e-5 * least;
      if (!(mean < least || (is_close && rows_[fold] < fewest))) continue;
      least = mean;
      fewest = rows_[fold];
      best = fold;
    }
    for (std::size_t c = 0; c < group.size(); ++c) {
      if (group[c] == 0) continue;
      counts_[best][c] += group[c];
      rows_[best] += group[c];
      deviations_[c] = deviationWith(c, best, 0);
    }
    return best;
  }

 private:
  // numpy.std() of a class's share of each fold, down the rows: added one after another.
  double deviationWith(std::size_t cls, std::size_t fold, double more) const {
    const auto share = [&](std::size_t i) {
      return (counts_[i][cls] + (i == fold ? more : 0)) / class_counts_[cls];
    };
    const auto count = static_cast<double>(rows_.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) sum += share(i);
    const double mean = sum / count;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      squares += (share(i) - mean) * (share(i) - mean);
    }
    return std::sqrt(squares / count);
  }

  std::vector<double> class_counts_;
  std::vector<double> rows_;                 // of each fold
  std::vector<std::vector<double>> counts_;  // of each class in each fold
  std::vector<double> deviations_;           // of the shares of each class
};

}  // namespace

Split stratifiedGroupKFold(std::span<const std::int32_t> classes,
                           std::span<const std::int32_t> groups, Fold fold, RandomState* random) {
  const auto class_limit =
      static_cast<std::size_t>(classes.empty() ? 0 : std::ranges::max(classes) + 1);
  std::vector<std::size_t> place(class_limit);  // among the classes that there are
  std::vector<double> counts(class_limit);
  for (const std::int32_t cls : classes) ++counts[static_cast<std::size_t>(cls)];
  std::size_t present = 0;
  for (std::size_t c = 0; c < class_limit; ++c) place[c] = counts[c] > 0 ? present++ : 0;
  std::erase(counts, 0.0);
  requireFolds(fold, counts.empty() ? 0 : static_cast<Index>(std::ranges::max(counts)),
               "split.folds-of-classes");
  const auto group_count = static_cast<std::size_t>(countGroups(groups));
  requireFolds(fold, static_cast<Index>(group_count), "split.folds-of-groups");

  std::vector<std::vector<std::uint32_t>> rows(group_count);
  for (std::uint32_t row = 0; row < groups.size(); ++row) {
    rows[static_cast<std::size_t>(groups[row])].push_back(row);
  }
  const auto countsOf = [&](std::uint32_t group) {
    std::vector<double> result(present);
    for (const std::uint32_t row : rows[group]) {
      ++result[place[static_cast<std::size_t>(classes[row])]];
    }
    return result;
  };
  std::vector<std::uint32_t> order(group_count);
  std::iota(order.begin(), order.end(), 0u);
  if (random) random->shuffle(order);
  std::vector<double> spread(group_count);
  for (const std::uint32_t group : order) spread[group] = deviation(countsOf(group));
  sortStable(order, [&](std::uint32_t a, std::uint32_t b) { return spread[a] > spread[b]; });

  Folds folds(fold.count, std::move(counts));
  std::vector<bool> is_test(groups.size());
  for (const std::uint32_t group : order) {
    if (static_cast<Index>(folds.add(countsOf(group))) != fold.number) continue;
    for (const std::uint32_t row : rows[group]) is_test[row] = true;
  }
  return splitBy(is_test);
}

}  // namespace minibatch
