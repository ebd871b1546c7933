#include "data/folds.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

// Where a fold begins among `count` things in `folds` parts of nearly equal size, the larger first.
Index foldStart(Index count, Index folds, Index number) {
  return count / folds * number + std::min(number, count % folds);
}

std::vector<std::uint32_t> inOrder(Index count) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

Split splitByGroup(std::span<const std::int32_t> groups, const std::vector<bool>& is_test_group) {
  std::vector<bool> is_test(groups.size());
  for (std::size_t row = 0; row < groups.size(); ++row) {
    is_test[row] = is_test_group[static_cast<std::size_t>(groups[row])];
  }
  return splitBy(is_test);
}

// The number of each row's class, in the order in which classes first appear.
std::vector<std::size_t> byAppearance(std::span<const std::int32_t> classes,
                                      std::vector<Index>& counts) {
  std::vector<std::int32_t> numbers;
  std::vector<std::size_t> result;
  for (const std::int32_t cls : classes) {
    const auto place = static_cast<std::size_t>(cls);
    if (place >= numbers.size()) numbers.resize(place + 1, -1);
    if (numbers[place] < 0) {
      numbers[place] = static_cast<std::int32_t>(counts.size());
      counts.push_back(0);
    }
    result.push_back(static_cast<std::size_t>(numbers[place]));
    ++counts[result.back()];
  }
  return result;
}

}  // namespace

void requireFolds(Fold fold, Index most, const char* id) {
  if (fold.count <= most) return;
  fail(ErrorCode::kInvalidData, id, {{"folds", fold.count}, {"count", most}});
}

Split splitBy(const std::vector<bool>& is_test) {
  Split split;
  for (std::uint32_t row = 0; row < is_test.size(); ++row) {
    (is_test[row] ? split.test : split.train).push_back(row);
  }
  return split;
}

Split kFold(Index rows, Fold fold, RandomState* random) {
  requireFolds(fold, rows, "split.folds-of-rows");
  std::vector<std::uint32_t> order = inOrder(rows);
  if (random) random->shuffle(order);
  std::vector<bool> is_test(order.size());
  const Index end = foldStart(rows, fold.count, fold.number + 1);
  for (Index i = foldStart(rows, fold.count, fold.number); i < end; ++i) is_test[order[i]] = true;
  return splitBy(is_test);
}

// Rows sorted by class are dealt out to the folds in turn, which says how many of a class each fold
// gets; the rows of a class then come in blocks, one for each fold, unless they are shuffled.
Split stratifiedKFold(std::span<const std::int32_t> classes, Fold fold, RandomState* random) {
  std::vector<Index> counts;
  const std::vector<std::size_t> class_of = byAppearance(classes, counts);
  requireFolds(fold, counts.empty() ? 0 : std::ranges::max(counts), "split.folds-of-classes");
  std::vector<std::vector<std::uint32_t>> folds;  // of the rows of each class
  Index dealt = 0;
  for (const Index count : counts) {
    std::vector<Index> allocation(static_cast<std::size_t>(fold.count));
    for (Index i = 0; i < count; ++i) ++allocation[(dealt + i) % fold.count];
    dealt += count;
    folds.emplace_back();
    for (std::uint32_t number = 0; number < allocation.size(); ++number) {
      folds.back().insert(folds.back().end(), allocation[number], number);
    }
    if (random) random->shuffle(folds.back());
  }
  std::vector<std::size_t> next(counts.size());
  std::vector<bool> is_test(classes.size());
  for (std::size_t row = 0; row < classes.size(); ++row) {
    const std::size_t cls = class_of[row];
    is_test[row] = static_cast<Index>(folds[cls][next[cls]++]) == fold.number;
  }
  return splitBy(is_test);
}

Index countGroups(std::span<const std::int32_t> groups) {
  return groups.empty() ? 0 : std::ranges::max(groups) + 1;
}

// Without a shuffle the largest group comes first, each into the fold with the fewest rows.
Split groupKFold(std::span<const std::int32_t> groups, Fold fold, RandomState* random) {
  const Index count = countGroups(groups);
  requireFolds(fold, count, "split.folds-of-groups");
  std::vector<bool> is_test(static_cast<std::size_t>(count));
  std::vector<std::uint32_t> order = inOrder(count);
  if (random) {
    random->shuffle(order);
    const Index end = foldStart(count, fold.count, fold.number + 1);
    for (Index i = foldStart(count, fold.count, fold.number); i < end; ++i)
      is_test[order[i]] = true;
    return splitByGroup(groups, is_test);
  }
  std::vector<Index> rows(order.size());
  for (const std::int32_t group : groups) ++rows[static_cast<std::size_t>(group)];
  sortStable(order, [&](std::uint32_t a, std::uint32_t b) { return rows[a] < rows[b]; });
  std::vector<Index> filled(static_cast<std::size_t>(fold.count));
  for (auto group = order.rbegin(); group != order.rend(); ++group) {
    const auto lightest = std::ranges::min_element(filled);
    *lightest += rows[*group];
    is_test[*group] = lightest - filled.begin() == fold.number;
  }
  return splitByGroup(groups, is_test);
}

Split groupShuffleSplit(std::span<const std::int32_t> groups, PartSizes groups_in,
                        RandomState& random) {
  const Split of_groups = trainTestSplit(countGroups(groups), groups_in, random);
  enum class Part { kNeither, kTrain, kTest };
  std::vector<Part> part_of(static_cast<std::size_t>(countGroups(groups)), Part::kNeither);
  for (const std::uint32_t group : of_groups.train) part_of[group] = Part::kTrain;
  for (const std::uint32_t group : of_groups.test) part_of[group] = Part::kTest;
  Split split;
  for (std::uint32_t row = 0; row < groups.size(); ++row) {
    const Part part = part_of[static_cast<std::size_t>(groups[row])];
    if (part == Part::kTrain) split.train.push_back(row);
    if (part == Part::kTest) split.test.push_back(row);
  }
  return split;
}

Split timeSeriesSplit(Index rows, Fold fold, const TimeSeriesSizes& sizes) {
  const Index test = sizes.test_size.value_or(rows / (fold.count + 1));
  // Not fold.count * test, which an Index of 32 bits may not hold.
  const Index before = rows - sizes.gap;
  if (test < 1 || before < 1 || (before - 1) / test < fold.count) {
    fail(ErrorCode::kInvalidData, "split.time-series",
         {{"rows", rows}, {"folds", fold.count}, {"test", test}, {"gap", sizes.gap}});
  }
  const std::vector<std::uint32_t> order = inOrder(rows);
  const auto first_test = order.begin() + (rows - (fold.count - fold.number) * test);
  const auto end = first_test - sizes.gap;
  const Index most = sizes.max_train_size.value_or(rows);
  return {.train = {end - std::min<Index>(most, end - order.begin()), end},
          .test = {first_test, first_test + test}};
}

}  // namespace minibatch
