#pragma once

#include <algorithm>

#include "kernels/conv2d.h"
#include "kernels/tile.h"

// The transforms of F(4x4, 3x3), and the tiles they work on. A two-dimensional transform is the
// one-dimensional one along columns, then along rows. Polynomials are interpolated at 0, ±√½, ±√2
// and infinity: at the usual 0, ±1, ±2 the powers differ more in size, and results round twice as
// much.

namespace minibatch::winograd {

using simd::Vector;

inline constexpr int kOutputs = 4, kTaps = 3, kInputs = 6;  // along an axis
inline constexpr int kPositions = kInputs * kInputs;        // products of a tile and channel pair

inline constexpr Real kRootOfHalf = static_cast<Real>(0.70710678118654752440);
inline constexpr Real kRootOfTwo = static_cast<Real>(1.41421356237309504880);
inline constexpr Real kThird = Real{1} / 3, kSixth = Real{1} / 6;

/// Bᵀ: of the input.
struct InputTransform {
  static constexpr int kFrom = kInputs, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&d)[kFrom], Vector (&to)[kTo]) {
    const Vector even1 = d[4] - d[2] * Real{2}, odd1 = (d[3] - d[1] * Real{2}) * kRootOfHalf;
    const Vector even2 = d[4] - d[2] * Real{0.5}, odd2 = (d[3] - d[1] * Real{0.5}) * kRootOfTwo;
    to[0] = d[0] - d[2] * Real{2.5} + d[4];
    to[1] = even1 + odd1;
    to[2] = even1 - odd1;
    to[3] = even2 + odd2;
    to[4] = even2 - odd2;
    to[5] = d[1] - d[3] * Real{2.5} + d[5];
  }
};

/// Aᵀ: of the products.
struct OutputTransform {
  static constexpr int kFrom = kInputs, kTo = kOutputs;
  static MINIBATCH_INLINE void along(const Vector (&m)[kFrom], Vector (&to)[kTo]) {
    const Vector even1 = m[1] + m[2], odd1 = m[1] - m[2];
    const Vector even2 = m[3] + m[4], odd2 = m[3] - m[4];
    to[0] = m[0] + even1 + even2;
    to[1] = (odd1 + odd2 * Real{2}) * kRootOfHalf;
    to[2] = even1 * Real{0.5} + even2 * Real{2};
    to[3] = (odd1 * Real{0.5} + odd2 * Real{4}) * kRootOfHalf + m[5];
  }
};

/// A: of the output's gradient.
struct OutputGradientTransform {
  static constexpr int kFrom = kOutputs, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&y)[kFrom], Vector (&to)[kTo]) {
    const Vector even1 = y[0] + y[2] * Real{0.5}, odd1 = (y[1] + y[3] * Real{0.5}) * kRootOfHalf;
    const Vector even2 = y[0] + y[2] * Real{2}, odd2 = (y[1] + y[3] * Real{2}) * kRootOfTwo;
    to[0] = y[0];
    to[1] = even1 + odd1;
    to[2] = even1 - odd1;
    to[3] = even2 + odd2;
    to[4] = even2 - odd2;
    to[5] = y[3];
  }
};

/// G: of the kernel.
struct KernelTransform {
  static constexpr int kFrom = kTaps, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&g)[kFrom], Vector (&to)[kTo]) {
    const Vector even1 = (g[0] * Real{2} + g[2]) * -kThird,
                 odd1 = g[1] * (-2 * kThird * kRootOfHalf);
    const Vector even2 = (g[0] + g[2] * Real{2}) * kSixth, odd2 = g[1] * (kSixth * kRootOfTwo);
    to[0] = g[0];
    to[1] = even1 + odd1;
    to[2] = even1 - odd1;
    to[3] = even2 + odd2;
    to[4] = even2 - odd2;
    to[5] = g[2];
  }
};

/// Gᵀ: of its gradient.
struct KernelGradientTransform {
  static constexpr int kFrom = kInputs, kTo = kTaps;
  static MINIBATCH_INLINE void along(const Vector (&u)[kFrom], Vector (&to)[kTo]) {
    const Vector even1 = u[1] + u[2], odd1 = u[1] - u[2];
    const Vector even2 = u[3] + u[4], odd2 = u[3] - u[4];
    to[0] = u[0] + even2 * kSixth - even1 * (2 * kThird);
    to[1] = odd2 * (kSixth * kRootOfTwo) - odd1 * (2 * kThird * kRootOfHalf);
    to[2] = (even2 - even1) * kThird + u[5];
  }
};

/// store(row, column, value) of the transform of a square whose elements are load(row, column). Its
/// loops are not unrolled: a square has more elements than there are registers anyway.
template <class Transform, class Load, class Store>
MINIBATCH_INLINE void apply(Load load, Store store) {
  Vector half[Transform::kTo][Transform::kFrom];  // transformed along columns
  for (int column = 0; column < Transform::kFrom; ++column) {
    Vector from[Transform::kFrom], to[Transform::kTo];
    simd::unrolled<Transform::kFrom>(
        [&](auto row) MINIBATCH_INLINE_LAMBDA { from[row()] = load(row(), column); });
    Transform::along(from, to);
    simd::unrolled<Transform::kTo>(
        [&](auto row) MINIBATCH_INLINE_LAMBDA { half[row()][column] = to[row()]; });
  }
  for (int row = 0; row < Transform::kTo; ++row) {
    Vector to[Transform::kTo];
    Transform::along(half[row], to);
    simd::unrolled<Transform::kTo>(
        [&](auto column) MINIBATCH_INLINE_LAMBDA { store(row, column(), to[column()]); });
  }
}

/// The tiles of all images one after the other, row by row.
struct Tiles {
  Index rows, columns;  // of an image

  explicit Tiles(const Conv2DGeometry& g)
      : rows((g.out_height + kOutputs - 1) / kOutputs),
        columns((g.out_width + kOutputs - 1) / kOutputs) {}
  Index perImage() const { return rows * columns; }

  /// Calls function(number, image, output row, output column) for the tiles first … last - 1;
  /// number counts from 0.
  template <class Function>
  MINIBATCH_INLINE void each(Index first, Index last, Function function) const {
    Index image = first / perImage(), row = first % perImage() / columns, column = first % columns;
    for (Index tile = first; tile < last; ++tile) {
      function(tile - first, image, row * kOutputs, column * kOutputs);
      if (++column < columns) continue;
      column = 0;
      if (++row < rows) continue;
      row = 0;
      ++image;
    }
  }
};

/// Tiles handled at a time: as many as have `elements` in their transformed inputs and outputs, but
/// `least` at least, and no more than there are.
inline Index blockTiles(const Conv2DGeometry& g, Index elements, Index least) {
  const Index of_tile = kPositions * (g.in_channels + g.out_channels);
  return std::min(std::max(elements / of_tile, least), g.batch * Tiles(g).perImage());
}

/// Reals between the matrices of two positions that hold `size`: a line more, since at distances of
/// a power of two all of them would fall into the same few lines of a cache.
inline Index planeSize(Index size) { return size + 16; }

/// The pixels of a square of an image (height, width, channels); beyond the image, `outside`.
template <int kSize, class Pointer>
struct Square {
  Pointer at[kSize][kSize];

  Square(Pointer image, Index height, Index width, Index channels, Index y, Index x,
         Pointer outside) {
    Pointer row = image + (y * width + x) * channels;
    for (int r = 0; r < kSize; ++r, row += width * channels) {
      const bool row_inside = y + r >= 0 && y + r < height;
      for (int c = 0; c < kSize; ++c) {
        const bool inside = row_inside && x + c >= 0 && x + c < width;
        at[r][c] = inside ? row + c * channels : outside;
      }
    }
  }
};

/// The square of x that a tile reads; the tile's outputs begin at (y, x).
template <class Pointer>
Square<kInputs, Pointer> inputSquare(const Conv2DGeometry& g, Pointer images, Index image, Index y,
                                     Index x, Pointer outside) {
  return {images + image * g.in_height * g.in_width * g.in_channels,
          g.in_height,
          g.in_width,
          g.in_channels,
          y - g.pad_top,
          x - g.pad_left,
          outside};
}

template <class Pointer>
Square<kOutputs, Pointer> outputSquare(const Conv2DGeometry& g, Pointer images, Index image,
                                       Index y, Index x, Pointer outside) {
  return {images + image * g.out_height * g.out_width * g.out_channels,
          g.out_height,
          g.out_width,
          g.out_channels,
          y,
          x,
          outside};
}

}  // namespace minibatch::winograd
