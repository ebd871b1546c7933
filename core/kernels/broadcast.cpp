#include "kernels/broadcast.h"

#include <algorithm>

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

/// The axes of the larger tensor from the inside out, neighbours that behave alike made one; `step`
/// is that of the smaller tensor, 0 where it is repeated.
struct Axes {
  int count = 0;
  Index extent[Shape::kMaxRank], step[Shape::kMaxRank];

  Axes(const Shape& small, const Shape& large) {
    Index step_here = 1;
    for (int back = 1; back <= large.rank(); ++back) {
      const int axis = large.rank() - back;
      // The batch stays in front when axes are missing behind it.
      const int small_axis = axis == 0 ? 0 : small.rank() - back;
      const Index size = large[axis];
      const Index small_size = axis == 0 || small_axis > 0 ? small[small_axis] : 1;
      const bool repeated = small_size == 1 && size != 1;
      if (size == 1 && count > 0) continue;
      if (count > 0 && (step[count - 1] == 0) == repeated) {
        extent[count - 1] *= size;
      } else {
        extent[count] = size;
        step[count++] = repeated ? 0 : step_here;
      }
      step_here *= small_size;
    }
  }
};

/// Calls run(offset in the smaller tensor, offset in the larger) for every position of the axes
/// outside the innermost.
template <class Run>
void eachRun(const Axes& axes, const Run& run) {
  Index at[Shape::kMaxRank] = {};
  Index small = 0, large = 0;
  for (;;) {
    run(small, large);
    large += axes.extent[0];
    int axis = 1;
    for (; axis < axes.count; ++axis) {
      small += axes.step[axis];
      if (++at[axis] < axes.extent[axis]) break;
      small -= at[axis] * axes.step[axis];
      at[axis] = 0;
    }
    if (axis == axes.count) return;
  }
}

/// permuteAxes() of some samples.
void permuteSamples(const Shape& shape, const int* axes, const Real* x, Real* y) {
  const int rank = shape.rank();
  Index steps[Shape::kMaxRank];
  Index step = 1;
  for (int axis = rank - 1; axis >= 0; --axis) {
    steps[axis] = step;
    step *= shape[axis];
  }
  Index at[Shape::kMaxRank] = {};
  const Index run = shape[axes[rank - 1]], run_step = steps[axes[rank - 1]];
  Index from = 0;
  for (;;) {
    if (run_step == 1) {
      y = std::copy_n(x + from, run, y);
    } else {
      for (Index i = 0; i < run; ++i) *y++ = x[from + i * run_step];
    }
    int axis = rank - 2;
    for (; axis >= 0; --axis) {
      from += steps[axes[axis]];
      if (++at[axis] < shape[axes[axis]]) break;
      from -= at[axis] * steps[axes[axis]];
      at[axis] = 0;
    }
    if (axis < 0) return;
  }
}

}  // namespace

void broadcastTo(const Shape& from, const Real* x, const Shape& to, Real* y) {
  if (to.size() == 0) return;
  const Axes axes(from, to);
  const Index run = axes.extent[0];
  eachRun(axes, [&](Index small, Index large) {
    if (axes.step[0]) {
      std::copy_n(x + small, run, y + large);
    } else {
      std::fill_n(y + large, run, x[small]);
    }
  });
}

void sumTo(const Shape& from, const Real* x, const Shape& to, Real* y) {
  std::fill_n(y, to.size(), Real{0});
  if (from.size() == 0) return;
  const Axes axes(to, from);
  const Index run = axes.extent[0];
  eachRun(axes, [&](Index small, Index large) {
    if (axes.step[0]) {
      addTo(run, x + large, y + small);
    } else {
      Real sum = 0;
      for (Index i = 0; i < run; ++i) sum += x[large + i];
      y[small] += sum;
    }
  });
}

void permuteAxes(const Shape& shape, const int* axes, const Real* x, Real* y, Parallel* parallel) {
  if (shape.size() == 0) return;
  const Index sample = shape.size() / shape[0];
  forRanges(parallel, shape[0], 1, static_cast<double>(shape.size()),
            [&](Index first, Index last, int) {
              Shape part = shape;
              part[0] = last - first;
              permuteSamples(part, axes, x + first * sample, y + first * sample);
            });
}

}  // namespace minibatch
