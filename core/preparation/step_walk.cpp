#include "preparation/step_walk.h"

#include <utility>

namespace minibatch {

bool StepWalk::advance(Index slices, Index parts) {
  if (++slice_ < slices) return false;
  slice_ = 0;
  if (++part_ < parts) return false;
  part_ = 0;
  return true;
}

bool StepWalk::fit(PreparationStep& step, const PreparationData& data) {
  const Index parts = step.parts(data);
  if (parts == 0) return true;
  const Index slices = step.fitSlices(data, part_);
  step.fitSlice(data, part_, slice_);
  return advance(slices, parts);
}

bool StepWalk::transform(const PreparationStep& step, PreparationData& data) {
  const Index parts = step.parts(data);
  if (parts > 0) {
    const Index slices = step.slices(data, part_);
    step.transformPart(data, part_, slice_, features_);
    if (!advance(slices, parts)) return false;
  }
  features_.keepOrigins(data.features);
  data.features = std::exchange(features_, Table());
  return true;
}

}  // namespace minibatch
