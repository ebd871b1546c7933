#include "kernels/pooling.h"

#include <algorithm>

#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::Bytes4;
using simd::kLanes;
using simd::Mask;
using simd::Vector;

/// The part of an output element's window that lies inside the image.
struct Window {
  Index top, bottom, left, right;             // rows top … bottom - 1 of the input, and columns
  Index first_row_index, first_column_index;  // position of (top, left) inside the window
};

Window windowOf(const Pool2DGeometry& g, Index oy, Index ox) {
  const Index y = oy * g.stride_height - g.pad_top, x = ox * g.stride_width - g.pad_left;
  Window window;
  window.top = std::max<Index>(y, 0);
  window.bottom = std::max(window.top, std::min(y + g.pool_height, g.in_height));
  window.left = std::max<Index>(x, 0);
  window.right = std::max(window.left, std::min(x + g.pool_width, g.in_width));
  window.first_row_index = window.top - y;
  window.first_column_index = window.left - x;
  return window;
}

/// Calls function(image, window, offset of the output element's first channel).
template <class Function>
void eachWindow(const Pool2DGeometry& g, const Function& function) {
  Index output = 0;
  for (Index image = 0; image < g.batch; ++image) {
    for (Index oy = 0; oy < g.out_height; ++oy) {
      for (Index ox = 0; ox < g.out_width; ++ox, output += g.channels) {
        function(image, windowOf(g, oy, ox), output);
      }
    }
  }
}

Index inputSize(const Pool2DGeometry& g) { return g.batch * g.in_height * g.in_width * g.channels; }
Index inputOffset(const Pool2DGeometry& g, Index image, Index y, Index x) {
  return ((image * g.in_height + y) * g.in_width + x) * g.channels;
}

/// Windows of 2x2 that do not overlap and all lie inside: the usual case, without any look at the
/// border.
bool isTwoByTwo(const Pool2DGeometry& g) {
  return g.pool_height == 2 && g.pool_width == 2 && g.stride_height == 2 && g.stride_width == 2 &&
         g.pad_top == 0 && g.pad_left == 0 && 2 * g.out_height <= g.in_height &&
         2 * g.out_width <= g.in_width && g.channels % kLanes == 0;
}

/// The maximum of four vectors, and which of them has it first.
template <bool kWinners>
MINIBATCH_INLINE Vector maximumOfFour(const Real* above, const Real* below, Index right,
                                      std::uint8_t* winners) {
  const Vector a = simd::load(above), b = simd::load(above + right);
  const Vector c = simd::load(below), d = simd::load(below + right);
  const Vector ab = simd::max(b, a), cd = simd::max(d, c);
  if constexpr (kWinners) {
    // A comparison that holds is -1 in every lane.
    const Mask first = -(b > a), second = simd::splatInt(2) - (d > c);
    const Bytes4 bytes = __builtin_convertvector(simd::select(cd > ab, second, first), Bytes4);
    std::memcpy(winners, &bytes, sizeof(bytes));
  }
  return simd::max(cd, ab);
}

template <bool kWinners>
void maxPoolTwoByTwo(const Pool2DGeometry& g, const Real* x, Real* y, std::uint8_t* winners) {
  for (Index image = 0; image < g.batch; ++image) {
    for (Index oy = 0; oy < g.out_height; ++oy) {
      const Real* above = x + inputOffset(g, image, 2 * oy, 0);
      const Real* below = above + g.in_width * g.channels;
      for (Index ox = 0; ox < g.out_width; ++ox) {
        for (Index c = 0; c < g.channels; c += kLanes) {
          simd::store(y + c, maximumOfFour<kWinners>(above + c, below + c, g.channels,
                                                     kWinners ? winners + c : nullptr));
        }
        above += 2 * g.channels;
        below += 2 * g.channels;
        y += g.channels;
        if (kWinners) winners += g.channels;
      }
    }
  }
}

void maxPoolTwoByTwoBackward(const Pool2DGeometry& g, const Real* dy, const std::uint8_t* winners,
                             Real* dx) {
  const Index row = g.in_width * g.channels, covered = 2 * g.out_width * g.channels;
  for (Index image = 0; image < g.batch; ++image) {
    for (Index oy = 0; oy < g.out_height; ++oy) {
      Real* above = dx + inputOffset(g, image, 2 * oy, 0);
      Real* below = above + row;
      std::fill(above + covered, above + row, Real{0});
      std::fill(below + covered, below + row, Real{0});
      for (Index ox = 0; ox < g.out_width; ++ox) {
        for (Index c = 0; c < g.channels; c += kLanes) {
          Bytes4 bytes;
          std::memcpy(&bytes, winners + c, sizeof(bytes));
          const Mask winner = __builtin_convertvector(bytes, Mask);
          const Vector gradient = simd::load(dy + c);
          simd::store(above + c, simd::keepWhere(winner == simd::splatInt(0), gradient));
          simd::store(above + g.channels + c,
                      simd::keepWhere(winner == simd::splatInt(1), gradient));
          simd::store(below + c, simd::keepWhere(winner == simd::splatInt(2), gradient));
          simd::store(below + g.channels + c,
                      simd::keepWhere(winner == simd::splatInt(3), gradient));
        }
        above += 2 * g.channels;
        below += 2 * g.channels;
        dy += g.channels;
        winners += g.channels;
      }
    }
    Real* rest = dx + inputOffset(g, image, 2 * g.out_height, 0);
    std::fill(rest, dx + inputOffset(g, image + 1, 0, 0), Real{0});
  }
}

void maxPool(const Pool2DGeometry& g, const Real* x, Real* y, std::uint8_t* winners) {
  if (isTwoByTwo(g)) {
    return winners ? maxPoolTwoByTwo<true>(g, x, y, winners)
                   : maxPoolTwoByTwo<false>(g, x, y, nullptr);
  }
  eachWindow(g, [&](Index image, const Window& window, Index output) {
    Real* best = y + output;
    std::uint8_t* winner = winners ? winners + output : nullptr;
    bool first = true;
    for (Index row = window.top; row < window.bottom; ++row) {
      for (Index column = window.left; column < window.right; ++column, first = false) {
        const Real* from = x + inputOffset(g, image, row, column);
        const Index index = (window.first_row_index + row - window.top) * g.pool_width +
                            window.first_column_index + column - window.left;
        for (Index c = 0; c < g.channels; ++c) {
          if (first || from[c] > best[c]) {
            best[c] = from[c];
            if (winner) winner[c] = static_cast<std::uint8_t>(index);
          }
        }
      }
    }
  });
}

void maxPoolBackward(const Pool2DGeometry& g, const Real* dy, const std::uint8_t* winners,
                     Real* dx) {
  if (isTwoByTwo(g)) return maxPoolTwoByTwoBackward(g, dy, winners, dx);
  std::fill(dx, dx + inputSize(g), Real{0});
  eachWindow(g, [&](Index image, const Window& window, Index output) {
    for (Index c = 0; c < g.channels; ++c) {
      const Index index = winners[output + c];
      const Index row = window.top - window.first_row_index + index / g.pool_width;
      const Index column = window.left - window.first_column_index + index % g.pool_width;
      dx[inputOffset(g, image, row, column) + c] += dy[output + c];
    }
  });
}

void averagePool(const Pool2DGeometry& g, const Real* x, Real* y) {
  eachWindow(g, [&](Index image, const Window& window, Index output) {
    Real* mean = y + output;
    std::fill(mean, mean + g.channels, Real{0});
    for (Index row = window.top; row < window.bottom; ++row) {
      for (Index column = window.left; column < window.right; ++column) {
        const Real* from = x + inputOffset(g, image, row, column);
        for (Index c = 0; c < g.channels; ++c) mean[c] += from[c];
      }
    }
    const Index count = (window.bottom - window.top) * (window.right - window.left);
    for (Index c = 0; c < g.channels; ++c) mean[c] /= static_cast<Real>(count);
  });
}

void averagePoolBackward(const Pool2DGeometry& g, const Real* dy, Real* dx) {
  std::fill(dx, dx + inputSize(g), Real{0});
  eachWindow(g, [&](Index image, const Window& window, Index output) {
    const Index count = (window.bottom - window.top) * (window.right - window.left);
    for (Index row = window.top; row < window.bottom; ++row) {
      for (Index column = window.left; column < window.right; ++column) {
        Real* to = dx + inputOffset(g, image, row, column);
        for (Index c = 0; c < g.channels; ++c) {
          to[c] += dy[output + c] / static_cast<Real>(count);
        }
      }
    }
  });
}

/// Calls function(geometry, inputs, outputs) for pieces of the batch, side by side: the piece's
/// geometry, and how many elements of the input and of the output lie before it.
template <class Function>
void eachPiece(const Pool2DGeometry& g, Parallel* parallel, const Function& function) {
  const Index inputs = g.in_height * g.in_width * g.channels;
  const Index outputs = g.out_height * g.out_width * g.channels;
  const Index taps = std::max(inputs, outputs * g.pool_height * g.pool_width);
  const double nanoseconds = static_cast<double>(g.batch) * taps * 0.3;
  forRanges(parallel, g.batch, 1, nanoseconds, [&](Index first, Index last, int) {
    Pool2DGeometry piece = g;
    piece.batch = last - first;
    function(piece, first * inputs, first * outputs);
  });
}

}  // namespace

void maxPool2DForward(const Pool2DGeometry& geometry, const Real* x, Real* y, std::uint8_t* winners,
                      Parallel* parallel) {
  eachPiece(geometry, parallel, [&](const Pool2DGeometry& piece, Index inputs, Index outputs) {
    maxPool(piece, x + inputs, y + outputs, winners ? winners + outputs : nullptr);
  });
}

void maxPool2DBackward(const Pool2DGeometry& geometry, const Real* dy, const std::uint8_t* winners,
                       Real* dx, Parallel* parallel) {
  eachPiece(geometry, parallel, [&](const Pool2DGeometry& piece, Index inputs, Index outputs) {
    maxPoolBackward(piece, dy + outputs, winners + outputs, dx + inputs);
  });
}

void averagePool2DForward(const Pool2DGeometry& geometry, const Real* x, Real* y,
                          Parallel* parallel) {
  eachPiece(geometry, parallel, [&](const Pool2DGeometry& piece, Index inputs, Index outputs) {
    averagePool(piece, x + inputs, y + outputs);
  });
}

void averagePool2DBackward(const Pool2DGeometry& geometry, const Real* dy, Real* dx,
                           Parallel* parallel) {
  eachPiece(geometry, parallel, [&](const Pool2DGeometry& piece, Index inputs, Index outputs) {
    averagePoolBackward(piece, dy + outputs, dx + inputs);
  });
}

}  // namespace minibatch
