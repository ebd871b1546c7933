// What recurrent layers do with masks: those of dropout, and those that say which steps count.

#include <algorithm>

#include "kernels/elementwise.h"
#include "layers/recurrent.h"

namespace minibatch {

void Recurrent::drawMasks(const Pass& pass, const Layout& layout) const {
  RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
  // A model has far fewer operations than 2^20: above are the masks' own streams.
  key.stream += (second_direction_ ? 16u : 0u) << 20;
  const auto draw = [&](Real rate, Index size, Real* mask) {
    key.stream += 1u << 20;
    std::fill_n(mask, size, Real{rate < 1 ? Real{1} : Real{0}});
    if (rate < 1) dropout(size, rate, key, mask, mask);
  };
  const Real rate = activeRate(dropout_), recurrent_rate = activeRate(recurrent_dropout_);
  const Index mask_size = layout.batch * features_;
  const Index masks = rate > 0 ? (masksEachGate() ? cell_.gates : 1) : 0;
  for (Index m = 0; m < masks; ++m) {
    draw(rate, mask_size, pass.saved + layout.input_masks + m * mask_size);
  }
  for (Index gate = 0; recurrent_rate > 0 && gate < cell_.gates; ++gate) {
    draw(recurrent_rate, layout.size, pass.saved + layout.recurrent_masks + gate * layout.size);
  }
}

bool Recurrent::isMasked(const Pass& pass, const Layout& layout, Index step, Index sample) const {
  const Index position = go_backwards_ ? layout.steps - 1 - step : step;
  return maskOf(pass) && maskOf(pass)[sample * layout.steps + position] == 0;
}

// A step that does not count leaves the states as they are.
void Recurrent::keepStates(const ForwardStep& step, const Layout& layout, Index index,
                           const Part& part) const {
  for (Index n = 0; n < step.batch; ++n) {
    if (!isMasked(step.pass, layout, index, part.first + n)) continue;
    const Index row = n * units_, state = cell_.state * step.apart + row;
    std::copy_n(step.before + row, units_, step.h + row);
    if (cell_.state < 0) continue;
    const Real* before = step.kept_before ? step.kept_before + state : step.start + row;
    std::copy_n(before, units_, step.kept + state);
  }
}

void Recurrent::zeroMasked(const ForwardPass& pass, const Layout& layout) const {
  for (Index n = 0; n < layout.batch; ++n) {
    for (Index step = 0; step < layout.steps; ++step) {
      if (!isMasked(pass, layout, step, n)) continue;
      const Index position = second_direction_ ? layout.steps - 1 - step : step;
      std::fill_n(pass.output.data + (n * layout.steps + position) * units_, units_, Real{0});
    }
  }
}

// The gradients of the states go past a step that does not count, and nothing else gets any.
void Recurrent::backwardMasked(const BackwardStep& step, const Layout& layout, Index index,
                               const Part& part) const {
  const Index columns = cell_.gates * units_;
  Real* held = step.pass.scratch + layout.held + part.first * units_;
  const Index size = step.size;
  std::copy_n(step.dh, size, held);
  std::copy_n(step.carry, size, held + layout.size);
  backwardStep(step);
  for (Index n = 0; n < step.batch; ++n) {
    if (!isMasked(step.pass, layout, index, part.first + n)) continue;
    std::copy_n(held + n * units_, units_, step.dh + n * units_);
    std::copy_n(held + layout.size + n * units_, units_, step.carry + n * units_);
    std::fill_n(step.dprojection + n * columns, columns, Real{0});
    std::fill_n(step.dproduct + n * columns, columns, Real{0});
  }
}

}  // namespace minibatch
