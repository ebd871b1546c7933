#pragma once

#include "preparation/data.h"

namespace minibatch {

/// The windows of prepared rows.
struct WindowPlan {
  /// The rows as time has them: each series by itself, those of a part beside each other.
  RowNumbers rows;
  /// Where the windows of each part begin among `rows`.
  RowNumbers train, test;
};

/// A window and its targets lie in one part and one series, so that nothing is seen of the rows to
/// test on, nor of other series. Rows that were left out are passed over, as after pandas's
/// dropna().
/// Throws kInvalidData where a part's rows are not in the order of time, are mixed with those of
/// the other part, or are too few for a window.
WindowPlan planWindows(const PreparationData& data);

}  // namespace minibatch
