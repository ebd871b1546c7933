#pragma once

#include "kernels/winograd_tiles.h"

// Where every product of a sum is zero, the sum is zero. The transforms of Winograd's algorithm add
// and subtract what belongs to neighbours, so that a rounding error is left there; a step of Adam
// makes a whole learning rate of it. These find such sums. Where data are dense, which is nearly
// always, the first look says so.

namespace minibatch::winograd {

inline constexpr unsigned kAllOutputs = (1u << kOutputs * kOutputs) - 1;

/// Whether a pixel has a channel that is not zero. `outside` stands for pixels beyond the image.
MINIBATCH_INLINE bool isLive(const Real* pixel, Index channels, const Real* outside) {
  if (pixel == outside) return false;
  for (Index c = 0; c < channels; c += simd::kLanes) {
    if (simd::bitmask(simd::load(pixel + c) != Vector{})) return true;
  }
  return false;
}

/// Which of a tile's outputs, row by row, have a pixel in their window that is not zero: bits 0 to
/// 15.
template <class Pointer>
MINIBATCH_INLINE unsigned liveOutputs(const Square<kInputs, Pointer>& input, Index channels,
                                      const Real* outside) {
  unsigned live = 0;
  const auto look = [&](int row, int column) {
    // As many outputs as there are taps, that end at the pixel along each axis.
    unsigned of_pixel = 0;
    for (int a = std::max(row - kTaps + 1, 0); a <= std::min(row, kOutputs - 1); ++a) {
      for (int b = std::max(column - kTaps + 1, 0); b <= std::min(column, kOutputs - 1); ++b) {
        of_pixel |= 1u << (a * kOutputs + b);
      }
    }
    if ((live & of_pixel) != of_pixel && isLive(input.at[row][column], channels, outside)) {
      live |= of_pixel;
    }
  };
  // Every window has one of the four pixels in the middle.
  for (int i = 0; i < 4; ++i) look(2 + i / 2, 2 + i % 2);
  for (int i = 0; live != kAllOutputs && i < kPositions; ++i) look(i / kInputs, i % kInputs);
  return live;
}

/// Memory for what is found in a chunk of the batch: `count` times `size` Reals, each at least
/// twice as many as the kernel has.
struct Chunks {
  Real* data;
  Index size, count;
};

/// Reals that clearEmptySums() needs as scratch for each thread.
Index emptySumsScratch(const Conv2DGeometry& geometry);

/// Puts zeros where every product of an element of the kernel's gradient is zero. A thread's
/// scratch is `each` after the one before.
void clearEmptySums(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                    const Real* relu_output, Real* dkernel, const Chunks& chunks, Real* scratch,
                    Index each, Parallel* parallel);

}  // namespace minibatch::winograd
