#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random_state.h"
#include "base/shape.h"

namespace minibatch {

/// The rows of each part, in random order.
struct Split {
  std::vector<std::uint32_t> train;
  std::vector<std::uint32_t> test;
};

/// How many of `rows` rows are kept for the test: scikit-learn's test_size, a share below 1
/// (rounded up) or a number of rows. Throws kInvalidArgument for a number that is neither, and
/// kInvalidData when a part would be empty.
Index testRows(Index rows, double test_size);

/// Splits `rows` rows, of which `test` are kept for the test, in a random order that `seed` stands
/// for.
Split trainTestSplit(Index rows, Index test, std::uint64_t seed);
/// The rows of scikit-learn's train_test_split(shuffle=True, random_state=…).
Split trainTestSplit(Index rows, Index test, RandomState random);

/// Both parts keep the classes' shares. Throws kInvalidData unless canStratify().
Split stratifiedSplit(std::span<const std::int32_t> classes, Index test, std::uint64_t seed);
/// The rows of scikit-learn's train_test_split(stratify=classes, random_state=…).
Split stratifiedSplit(std::span<const std::int32_t> classes, Index test, RandomState random);

/// Whether the classes' shares can be kept: each class has two rows or more, and both parts are
/// large enough to hold every class.
bool canStratify(std::span<const std::int32_t> classes, Index test);

}  // namespace minibatch
