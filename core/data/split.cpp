#include "data/split.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "base/error.h"
#include "base/merge_sort.h"
#include "base/random.h"
#include "data/shuffle.h"

namespace minibatch {
namespace {

// The mode of the multivariate hypergeometric distribution, nearly: how many of `draws` rows come
// from each class so that shares are kept. Whole parts first; what is left goes to the largest
// remainders, by lot among equal ones (scikit-learn's _approximate_mode).
std::vector<Index> proportionalDraws(std::span<const Index> class_counts, Index draws,
                                     Random& random) {
  const Index total = std::accumulate(class_counts.begin(), class_counts.end(), Index{0});
  std::vector<Index> result(class_counts.size());
  std::vector<double> remainder(class_counts.size());
  for (std::size_t c = 0; c < class_counts.size(); ++c) {
    const double exact = static_cast<double>(class_counts[c]) / static_cast<double>(total) *
                         static_cast<double>(draws);
    result[c] = static_cast<Index>(std::floor(exact));
    remainder[c] = exact - std::floor(exact);
  }
  std::vector<std::uint32_t> order(class_counts.size());
  std::iota(order.begin(), order.end(), 0u);
  shuffle(random, order);
  sortStable(order, [&](std::uint32_t a, std::uint32_t b) { return remainder[a] > remainder[b]; });
  Index left = draws - std::accumulate(result.begin(), result.end(), Index{0});
  for (std::size_t i = 0; left > 0; ++i, --left) ++result[order[i % order.size()]];
  return result;
}

// sklearn/utils/extmath.py, _approximate_mode(): as proportionalDraws(), but among equal remainders
// the lot is drawn from those alone.
std::vector<Index> approximateMode(std::span<const Index> class_counts, Index draws,
                                   RandomState& random) {
  const Index total = std::accumulate(class_counts.begin(), class_counts.end(), Index{0});
  std::vector<Index> result(class_counts.size());
  std::map<double, std::vector<std::uint32_t>, std::greater<>> by_remainder;
  Index left = draws;
  for (std::uint32_t c = 0; c < class_counts.size(); ++c) {
    const double exact = static_cast<double>(class_counts[c]) / static_cast<double>(total) *
                         static_cast<double>(draws);
    result[c] = static_cast<Index>(std::floor(exact));
    left -= result[c];
    by_remainder[exact - std::floor(exact)].push_back(c);
  }
  for (const auto& [remainder, equal] : by_remainder) {
    if (left <= 0) break;
    const auto order = random.permutation(static_cast<std::uint32_t>(equal.size()));
    for (std::size_t i = 0; i < equal.size() && left > 0; ++i, --left) ++result[equal[order[i]]];
  }
  return result;
}

using Members = std::vector<std::vector<std::uint32_t>>;

// The rows of each class, in order; classes may be without rows.
Members rowsByClass(std::span<const std::int32_t> classes) {
  Members members;
  for (std::uint32_t row = 0; row < classes.size(); ++row) {
    const std::int32_t c = classes[row];
    if (c < 0) fail(ErrorCode::kInvalidData, "split.class", {{"row", row}, {"received", c}});
    if (static_cast<std::size_t>(c) >= members.size()) members.resize(c + 1);
    members[c].push_back(row);
  }
  return members;
}

// The first rows of the order are the test's, those behind them the training's.
Split atTest(const std::vector<std::uint32_t>& order, PartSizes sizes) {
  const auto first = order.begin() + sizes.test;
  return {.train = {first, first + sizes.train}, .test = {order.begin(), first}};
}

void requireStratifiable(std::span<const std::int32_t> classes, PartSizes sizes) {
  if (canStratify(classes, sizes)) return;
  fail(ErrorCode::kInvalidData, "split.classes", {{"train", sizes.train}, {"test", sizes.test}});
}

}  // namespace

Index testRows(Index rows, double test_size) {
  if (!(test_size > 0) || (test_size >= 1 && test_size != std::floor(test_size))) {
    fail(ErrorCode::kInvalidArgument, "split.test-size", {{"received", test_size}});
  }
  const double exact = test_size < 1 ? test_size * static_cast<double>(rows) : test_size;
  // Compared as it is: an Index of 32 bits cannot hold every number that may be asked for.
  const double count = std::ceil(exact);
  if (count == 0 || count >= static_cast<double>(rows)) {
    fail(ErrorCode::kInvalidData, "split.rows",
         {{"test_size", test_size},
          {"rows", rows},
          {"test", count},
          {"train", std::max(0.0, static_cast<double>(rows) - count)}});
  }
  return static_cast<Index>(count);
}

PartSizes partSizes(Index rows, std::optional<double> test_size, std::optional<double> train_size,
                    double default_test_size) {
  if (!train_size) {
    const Index test = testRows(rows, test_size.value_or(default_test_size));
    return {.train = rows - test, .test = test};
  }
  const auto all = static_cast<double>(rows);
  const double train = std::floor(*train_size < 1 ? *train_size * all : *train_size);
  const double test =
      !test_size ? all - train : std::ceil(*test_size < 1 ? *test_size * all : *test_size);
  // Shares of more than all rows are refused even where rounding would let them pass.
  const bool too_much =
      test_size && *test_size < 1 && *train_size < 1 && *test_size + *train_size > 1;
  if (train < 1 || test < 1 || train + test > all || too_much) {
    fail(ErrorCode::kInvalidData, "split.sizes",
         {{"rows", rows}, {"train", train}, {"test", test}});
  }
  return {.train = static_cast<Index>(train), .test = static_cast<Index>(test)};
}

Split trainTestSplit(Index rows, PartSizes sizes, RandomState& random) {
  return atTest(random.permutation(static_cast<std::uint32_t>(rows)), sizes);
}

Split trainTestSplit(Index rows, PartSizes sizes, std::uint64_t seed) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(rows));
  permutation({.seed = seed, .purpose = RandomPurpose::kSplit}, order);
  return atTest(order, sizes);
}

bool canStratify(std::span<const std::int32_t> classes, PartSizes sizes) {
  Index present = 0;
  for (const auto& members : rowsByClass(classes)) {
    if (members.size() == 1) return false;
    present += !members.empty();
  }
  return sizes.test >= present && sizes.train >= present;
}

Split stratifiedSplit(std::span<const std::int32_t> classes, PartSizes sizes, std::uint64_t seed) {
  requireStratifiable(classes, sizes);
  Members members = rowsByClass(classes);
  std::vector<Index> counts;
  for (const auto& own : members) counts.push_back(static_cast<Index>(own.size()));
  Random random({.seed = seed, .purpose = RandomPurpose::kSplit});
  const std::vector<Index> train_counts = proportionalDraws(counts, sizes.train, random);
  for (std::size_t c = 0; c < counts.size(); ++c) counts[c] -= train_counts[c];
  const std::vector<Index> test_counts = proportionalDraws(counts, sizes.test, random);

  Split split;
  for (std::size_t c = 0; c < members.size(); ++c) {
    shuffle(random, members[c]);
    const auto first_test = members[c].begin() + train_counts[c];
    split.train.insert(split.train.end(), members[c].begin(), first_test);
    split.test.insert(split.test.end(), first_test, first_test + test_counts[c]);
  }
  shuffle(random, split.train);
  shuffle(random, split.test);
  return split;
}

// sklearn/model_selection/_split.py, StratifiedShuffleSplit._iter_indices().
Split stratifiedSplit(std::span<const std::int32_t> classes, PartSizes sizes, RandomState& random) {
  requireStratifiable(classes, sizes);
  Members members = rowsByClass(classes);
  std::erase_if(members, [](const auto& own) { return own.empty(); });
  std::vector<Index> counts;
  for (const auto& own : members) counts.push_back(static_cast<Index>(own.size()));
  const std::vector<Index> train_counts = approximateMode(counts, sizes.train, random);
  for (std::size_t c = 0; c < counts.size(); ++c) counts[c] -= train_counts[c];
  const std::vector<Index> test_counts = approximateMode(counts, sizes.test, random);

  Split split;
  for (std::size_t c = 0; c < members.size(); ++c) {
    const auto order = random.permutation(static_cast<std::uint32_t>(members[c].size()));
    for (Index i = 0; i < train_counts[c] + test_counts[c]; ++i) {
      (i < train_counts[c] ? split.train : split.test).push_back(members[c][order[i]]);
    }
  }
  random.shuffle(split.train);
  random.shuffle(split.test);
  return split;
}

}  // namespace minibatch
