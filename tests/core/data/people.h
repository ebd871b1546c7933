#pragma once

#include <limits>

#include "data/table.h"

namespace minibatch {

inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Eight rows with missing cells in both kinds of column; the first six are trained on. "class" is
/// constant there, "other" is a sex not seen there.
inline Table people() {
  Table table;
  table.add({"age", NumericValues{22, 38, kMissing, 35, 54, 2, 27, 14}});
  table.add(
      {"fare", NumericValues{7.25, 71.2833, 8.05, kMissing, 51.8625, 21.075, 11.1333, 30.0708}});
  table.add({"class", NumericValues{3, 3, 3, 3, 3, 3, 1, 2}});
  table.add({"sex", CategoricalValues{{0, 1, 1, -1, 0, 0, 2, 1}, {"male", "female", "other"}}});
  table.add({"port", CategoricalValues{{0, 1, 0, 0, -1, 2, 2, 1}, {"S", "C", "Q"}}});
  return table;
}

}  // namespace minibatch
