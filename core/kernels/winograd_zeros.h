#pragma once

#include "kernels/winograd_tiles.h"

// Where every product of a sum is zero, the sum is zero. The transforms of Winograd's algorithm add
// and subtract what belongs to neighbours, so that a rounding error is left there; a step of Adam
// makes a whole learning rate of it. These find such sums. Where data are dense, which is nearly
// always, the first look says so.

namespace minibatch::winograd {

inline constexpr unsigned kAllOutputs = (1u << kOutputs * kOutputs) - 1;
inline constexpr unsigned kAllInputs = (1u << kInputs * kInputs) - 1;

/// Whether a pixel has a channel that is not zero. `outside` stands for pixels beyond the image.
MINIBATCH_INLINE bool isLive(const Real* pixel, Index channels, const Real* outside) {
  if (pixel == outside) return false;
  for (Index c = 0; c < channels; c += simd::kLanes) {
    if (simd::bitmask(simd::load(pixel + c) != Vector{})) return true;
  }
  return false;
}

/// Which of a tile's outputs, row by row, have a pixel in their window that is not zero: bits 0 to
/// 3.
template <class Pointer>
MINIBATCH_INLINE unsigned liveOutputs(const Square<kInputs, Pointer>& input, Index channels,
                                      const Real* outside) {
  // The pixels in the middle are in every window.
  if (isLive(input.at[1][1], channels, outside) || isLive(input.at[2][2], channels, outside)) {
    return kAllOutputs;
  }
  unsigned live = 0;
  for (int r = 0; r < kInputs; ++r) {
    for (int s = 0; s < kInputs; ++s) {
      unsigned of_pixel = 0;
      for (int a = 0; a < kOutputs; ++a) {
        for (int b = 0; b < kOutputs; ++b) {
          const bool reads = r >= a && r < a + kTaps && s >= b && s < b + kTaps;
          if (reads) of_pixel |= 1u << (a * kOutputs + b);
        }
      }
      if ((live & of_pixel) == of_pixel) continue;
      if (isLive(input.at[r][s], channels, outside)) live |= of_pixel;
    }
  }
  return live;
}

/// Which pixels of a tile's input, row by row, an output's gradient that is not zero reaches: bits
/// 0 to 15.
template <class Pointer>
MINIBATCH_INLINE unsigned liveInputs(const Square<kOutputs, Pointer>& gradient, Index channels,
                                     const Real* outside) {
  unsigned live = 0;
  for (int a = 0; a < kOutputs; ++a) {
    for (int b = 0; b < kOutputs; ++b) {
      if (!isLive(gradient.at[a][b], channels, outside)) continue;
      // Three pixels of three rows, from (a, b) on.
      live |= 0x777u << (a * kInputs + b);
    }
  }
  return live;
}

/// Memory for what is found in a chunk of the batch: `count` times `size` Reals, each at least as
/// many as the kernel has.
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
