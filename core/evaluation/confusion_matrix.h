#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// How often each class was predicted for each: only the cells that count something, so memory and
/// time follow the rows, not the square of the classes.
struct ConfusionMatrix {
  /// One cell: places in `labels`, and how many rows there are of it.
  struct Cell {
    std::int32_t actual = 0, predicted = 0;
    std::int64_t count = 0;
  };

  /// The classes, ascending: its rows and columns.
  std::vector<std::int32_t> labels;
  /// Ordered by the true class, then by the predicted one.
  std::vector<Cell> cells;
};

/// As sklearn.metrics.confusion_matrix: with labels = 0 … classes - 1 or, left out, with the
/// classes that occur. Throws kInvalidData where the lengths differ or a class is not in [0,
/// classes).
ConfusionMatrix confusionMatrix(std::span<const std::int32_t> actual,
                                std::span<const std::int32_t> predicted,
                                std::optional<Index> classes = {});

/// Throws kInvalidData where a class is not in [0, classes): `what` is the text of what they are.
void requireClasses(std::span<const std::int32_t> values, std::optional<Index> classes,
                    const char* what);

}  // namespace minibatch
