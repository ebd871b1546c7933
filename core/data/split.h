#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// The rows of each part, in random order.
struct Split {
  std::vector<std::uint32_t> train;
  std::vector<std::uint32_t> test;
};

/// Splits `rows` rows as scikit-learn's train_test_split(test_size=…, shuffle=True): the test part
/// gets ceil(test_size * rows) of them. Throws kInvalidArgument unless 0 < test_size < 1, and
/// kInvalidData when a part would be empty.
Split trainTestSplit(Index rows, double test_size, std::uint64_t seed);

/// As train_test_split(stratify=classes): both parts keep the classes' shares. `classes` has the
/// class of each row, from 0. Throws kInvalidData when a class has one row only, or a part is too
/// small to hold every class.
Split stratifiedSplit(std::span<const std::int32_t> classes, double test_size, std::uint64_t seed);

/// Whether stratifiedSplit() can keep the classes' shares: each class has two rows or more, and
/// both parts are large enough to hold every class.
bool canStratify(std::span<const std::int32_t> classes, double test_size);

}  // namespace minibatch
