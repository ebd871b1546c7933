#pragma once

#include <cstdint>
#include <optional>
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

/// How many rows each part has.
struct PartSizes {
  Index train, test;
};
/// The same where scikit-learn's train_size may be given, too: a share below 1 (rounded down) or a
/// number of rows. What is not given is the rest; `default_test_size` holds where neither is.
PartSizes partSizes(Index rows, std::optional<double> test_size, std::optional<double> train_size,
                    double default_test_size);

/// Splits `rows` rows in a random order that `seed` stands for. Rows beyond both sizes are in
/// neither part.
Split trainTestSplit(Index rows, PartSizes sizes, std::uint64_t seed);
/// The rows of scikit-learn's train_test_split(shuffle=True, random_state=…), and of ShuffleSplit,
/// which draws with the same `random` again and again.
Split trainTestSplit(Index rows, PartSizes sizes, RandomState& random);

/// Both parts keep the classes' shares. Throws kInvalidData unless canStratify().
Split stratifiedSplit(std::span<const std::int32_t> classes, PartSizes sizes, std::uint64_t seed);
/// The rows of scikit-learn's train_test_split(stratify=classes, random_state=…), and of
/// StratifiedShuffleSplit, which draws with the same `random` again and again.
Split stratifiedSplit(std::span<const std::int32_t> classes, PartSizes sizes, RandomState& random);

/// Whether the classes' shares can be kept: each class has two rows or more, and both parts are
/// large enough to hold every class.
bool canStratify(std::span<const std::int32_t> classes, PartSizes sizes);

}  // namespace minibatch
