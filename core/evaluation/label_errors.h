#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Rows whose label may be wrong, the most suspicious first.
struct LabelErrors {
  std::vector<std::uint32_t> rows;   // all rows, in that order
  std::vector<std::uint32_t> place;  // of each row in `rows`
  /// In that order: the class each row is more likely of; its label where there is none.
  std::vector<std::int32_t> suggested;
  /// How many of them confident learning counts as wrong: those with another class suggested.
  std::int64_t likely = 0;
};

/// Confident learning (Northcutt, Jiang, Chuang: "Confident Learning: Estimating Uncertainty in
/// Dataset Labels", 2021): a class's threshold is the mean probability of that class over the rows
/// labelled so; a row is likely mislabelled where, of the classes at or above their threshold, the
/// most probable is not its label. All rows are ordered by the margin between the probability of
/// the label and the largest of the others, as Cleanlab ranks them: with the likely ones in front,
/// a wrong label whose true class is seldom sure would stand behind all of them. `probabilities`
/// (rows, classes) should come from a model that has not learned these rows by heart.
LabelErrors findLabelErrors(std::span<const std::int32_t> labels,
                            std::span<const float> probabilities, Index classes);

}  // namespace minibatch
