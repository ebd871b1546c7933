#pragma once

#include "preparation/step.h"

namespace minibatch {

/// The way through a step: each slice of each part is fitted, then each is transformed. A job stops
/// between two slices.
class StepWalk {
 public:
  /// Whether nothing of a step was done yet.
  bool atStart() const { return part_ == 0 && slice_ == 0; }
  /// Fits a slice; says whether the step is fitted.
  bool fit(PreparationStep& step, const PreparationData& data);
  /// Transforms a slice; says whether all is transformed, and `data` has the new features.
  bool transform(const PreparationStep& step, PreparationData& data);

 private:
  /// Goes on behind a slice of a part that has so many; says whether it was the last of all.
  bool advance(Index slices, Index parts);

  Index part_ = 0, slice_ = 0;
  Table features_;
};

}  // namespace minibatch
