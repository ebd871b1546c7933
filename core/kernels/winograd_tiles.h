#pragma once

#include <algorithm>

#include "kernels/conv2d.h"
#include "kernels/tile.h"

// The transforms of F(2x2, 3x3), and the tiles they work on. A two-dimensional transform is the
// one-dimensional one along columns, then along rows.

namespace minibatch::winograd {

using simd::Vector;

inline constexpr int kOutputs = 2, kTaps = 3, kInputs = 4;  // along an axis
inline constexpr int kPositions = kInputs * kInputs;        // products of a tile and channel pair

/// Bᵀ: of the input.
struct InputTransform {
  static constexpr int kFrom = kInputs, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&d)[kFrom], Vector (&to)[kTo]) {
    to[0] = d[0] - d[2];
    to[1] = d[1] + d[2];
    to[2] = d[2] - d[1];
    to[3] = d[3] - d[1];
  }
};

/// B: of its gradient.
struct InputGradientTransform {
  static constexpr int kFrom = kInputs, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&d)[kFrom], Vector (&to)[kTo]) {
    to[0] = d[0];
    to[1] = d[1] - d[2] - d[3];
    to[2] = d[1] + d[2] - d[0];
    to[3] = d[3];
  }
};

/// Aᵀ: of the products.
struct OutputTransform {
  static constexpr int kFrom = kInputs, kTo = kOutputs;
  static MINIBATCH_INLINE void along(const Vector (&m)[kFrom], Vector (&to)[kTo]) {
    to[0] = m[0] + m[1] + m[2];
    to[1] = m[1] - m[2] + m[3];
  }
};

/// A: of the output's gradient.
struct OutputGradientTransform {
  static constexpr int kFrom = kOutputs, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&y)[kFrom], Vector (&to)[kTo]) {
    to[0] = y[0];
    to[1] = y[0] + y[1];
    to[2] = y[0] - y[1];
    to[3] = y[1];
  }
};

/// G: of the kernel.
struct KernelTransform {
  static constexpr int kFrom = kTaps, kTo = kInputs;
  static MINIBATCH_INLINE void along(const Vector (&g)[kFrom], Vector (&to)[kTo]) {
    const Vector outer = (g[0] + g[2]) * Real{0.5}, middle = g[1] * Real{0.5};
    to[0] = g[0];
    to[1] = outer + middle;
    to[2] = outer - middle;
    to[3] = g[2];
  }
};

/// Gᵀ: of its gradient.
struct KernelGradientTransform {
  static constexpr int kFrom = kInputs, kTo = kTaps;
  static MINIBATCH_INLINE void along(const Vector (&u)[kFrom], Vector (&to)[kTo]) {
    const Vector outer = (u[1] + u[2]) * Real{0.5};
    to[0] = u[0] + outer;
    to[1] = (u[1] - u[2]) * Real{0.5};
    to[2] = u[3] + outer;
  }
};

/// store(row, column, value) of the transform of a square whose elements are load(row, column).
template <class Transform, class Load, class Store>
MINIBATCH_INLINE void apply(Load load, Store store) {
  Vector half[Transform::kTo][Transform::kFrom];  // transformed along columns
  simd::unrolled<Transform::kFrom>([&](auto column) MINIBATCH_INLINE_LAMBDA {
    Vector from[Transform::kFrom], to[Transform::kTo];
    simd::unrolled<Transform::kFrom>(
        [&](auto row) MINIBATCH_INLINE_LAMBDA { from[row()] = load(row(), column()); });
    Transform::along(from, to);
    simd::unrolled<Transform::kTo>(
        [&](auto row) MINIBATCH_INLINE_LAMBDA { half[row()][column()] = to[row()]; });
  });
  simd::unrolled<Transform::kTo>([&](auto row) MINIBATCH_INLINE_LAMBDA {
    Vector to[Transform::kTo];
    Transform::along(half[row()], to);
    simd::unrolled<Transform::kTo>(
        [&](auto column) MINIBATCH_INLINE_LAMBDA { store(row(), column(), to[column()]); });
  });
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
/// no more than there are, and a register tile's rows at least.
inline Index blockTiles(const Conv2DGeometry& g, Index elements) {
  const Index of_tile = kPositions * (g.in_channels + g.out_channels);
  return std::clamp<Index>(elements / of_tile, tile::kRows,
                           std::max<Index>(tile::kRows, g.batch * Tiles(g).perImage()));
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
