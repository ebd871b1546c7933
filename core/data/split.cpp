#include "data/split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/random.h"
#include "data/shuffle.h"

namespace minibatch {
namespace {

Index testCount(Index rows, double test_size) {
  if (!(test_size > 0 && test_size < 1)) {
    fail(ErrorCode::kInvalidArgument, "test_size must be between 0 and 1, got ", test_size, ".");
  }
  const auto count = static_cast<Index>(std::ceil(test_size * static_cast<double>(rows)));
  if (count == 0 || count >= rows) {
    fail(ErrorCode::kInvalidData, "With test_size = ", test_size, ", ", rows,
         " rows cannot be split: ", count, " for the test leave ", rows - count,
         " for the training.");
  }
  return count;
}

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
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return remainder[a] > remainder[b]; });
  Index left = draws - std::accumulate(result.begin(), result.end(), Index{0});
  for (std::size_t i = 0; left > 0; ++i, --left) ++result[order[i % order.size()]];
  return result;
}

using Members = std::vector<std::vector<std::uint32_t>>;

Members rowsByClass(std::span<const std::int32_t> classes) {
  Members members;
  for (std::uint32_t row = 0; row < classes.size(); ++row) {
    const std::int32_t c = classes[row];
    if (c < 0) fail(ErrorCode::kInvalidData, "Row ", row, " has no class (", c, ").");
    if (static_cast<std::size_t>(c) >= members.size()) members.resize(c + 1);
    members[c].push_back(row);
  }
  return members;
}

}  // namespace

Split trainTestSplit(Index rows, double test_size, std::uint64_t seed) {
  const Index test = testCount(rows, test_size);
  std::vector<std::uint32_t> order(static_cast<std::size_t>(rows));
  permutation({.seed = seed, .purpose = RandomPurpose::kSplit}, order);
  return {.train = {order.begin() + test, order.end()},
          .test = {order.begin(), order.begin() + test}};
}

bool canStratify(std::span<const std::int32_t> classes, double test_size) {
  const auto rows = static_cast<Index>(classes.size());
  const Index test_rows = testCount(rows, test_size);
  Index present = 0;
  for (const auto& members : rowsByClass(classes)) {
    if (members.size() == 1) return false;
    present += !members.empty();
  }
  return test_rows >= present && rows - test_rows >= present;
}

Split stratifiedSplit(std::span<const std::int32_t> classes, double test_size, std::uint64_t seed) {
  const auto rows = static_cast<Index>(classes.size());
  const Index test_rows = testCount(rows, test_size);
  Members members = rowsByClass(classes);
  std::vector<Index> counts;
  Index present = 0;
  for (const auto& rows_of_class : members) {
    counts.push_back(static_cast<Index>(rows_of_class.size()));
    present += !rows_of_class.empty();
    if (rows_of_class.size() == 1) {
      fail(ErrorCode::kInvalidData, "Class ", counts.size() - 1,
           " has one row only; to keep the classes' shares in both parts, each needs at least 2.");
    }
  }
  if (test_rows < present || rows - test_rows < present) {
    fail(ErrorCode::kInvalidData, "With test_size = ", test_size, ", ", rows,
         " rows are split into ", rows - test_rows, " and ", test_rows, ", too few for ", present,
         " classes in each.");
  }

  Random random({.seed = seed, .purpose = RandomPurpose::kSplit});
  const std::vector<Index> train_counts = proportionalDraws(counts, rows - test_rows, random);
  for (std::size_t c = 0; c < counts.size(); ++c) counts[c] -= train_counts[c];
  const std::vector<Index> test_counts = proportionalDraws(counts, test_rows, random);

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

}  // namespace minibatch
