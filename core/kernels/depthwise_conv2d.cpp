#include "kernels/depthwise_conv2d.h"

#include <algorithm>

#include "kernels/bias.h"
#include "kernels/row_chunks.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::loadUpTo;
using simd::storeUpTo;
using simd::Vector;

/// The outputs along one axis that tap `tap` meets, and the input position of the first.
struct TapRange {
  Index first, end, source;

  TapRange(Index tap, Index in_size, Index out_size, Index stride, Index dilation, Index pad) {
    const Index shift = tap * dilation - pad;
    first = shift < 0 ? (-shift + stride - 1) / stride : 0;
    end = in_size > shift ? std::min(out_size, (in_size - 1 - shift) / stride + 1) : 0;
    source = first * stride + shift;
  }
};

/// Calls function(tap, outputs in the row, offset of the first input pixel, of the first output
/// pixel) for every tap and output row of an image, with pixels inside the image only.
template <class Function>
void eachTapRow(const Conv2DGeometry& g, Index image, const Function& function) {
  for (Index ky = 0; ky < g.kernel_height; ++ky) {
    const TapRange y(ky, g.in_height, g.out_height, g.stride_height, g.dilation_height, g.pad_top);
    for (Index kx = 0; kx < g.kernel_width; ++kx) {
      const TapRange x(kx, g.in_width, g.out_width, g.stride_width, g.dilation_width, g.pad_left);
      if (x.first >= x.end) continue;
      for (Index row = y.first; row < y.end; ++row) {
        const Index source_row = y.source + (row - y.first) * g.stride_height;
        function(ky * g.kernel_width + kx, x.end - x.first,
                 ((image * g.in_height + source_row) * g.in_width + x.source) * g.in_channels,
                 ((image * g.out_height + row) * g.out_width + x.first) * g.out_channels);
      }
    }
  }
}

Index outputsOf(const Conv2DGeometry& g) { return g.out_height * g.out_width * g.out_channels; }
Index tapsOf(const Conv2DGeometry& g) { return g.kernel_height * g.kernel_width; }
double nanosecondsOf(const Conv2DGeometry& g) {
  return static_cast<double>(g.batch) * outputsOf(g) * tapsOf(g) * 0.2;
}

/// Calls function(image) for every image, side by side.
template <class Function>
void eachImage(const Conv2DGeometry& g, Parallel* parallel, const Function& function) {
  forRanges(parallel, g.batch, 1, nanosecondsOf(g), [&](Index first, Index last, int) {
    for (Index image = first; image < last; ++image) function(image);
  });
}

/// y += x z, n elements.
void addProducts(Index n, const Real* x, const Real* z, Real* y) {
  for (Index i = 0; i < n; i += kLanes) {
    const Index left = n - i;
    storeUpTo(y + i, loadUpTo(y + i, left) + loadUpTo(x + i, left) * loadUpTo(z + i, left), left);
  }
}

/// sums (out_channels) += the products of a row's pixels. They are summed by themselves first, so
/// that the error does not grow with the number of pixels.
void addRowProducts(const Conv2DGeometry& g, Index outputs, const Real* x, const Real* dy,
                    Real* sums) {
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  if (multiplier == 1) {
    for (Index c = 0; c < g.in_channels; c += kLanes) {
      const Index left = g.in_channels - c;
      Vector sum = {};
      for (Index i = 0; i < outputs; ++i) {
        sum += loadUpTo(x + i * step + c, left) * loadUpTo(dy + i * g.out_channels + c, left);
      }
      storeUpTo(sums + c, loadUpTo(sums + c, left) + sum, left);
    }
    return;
  }
  for (Index c = 0; c < g.out_channels; ++c) {
    const Real* from = x + c / multiplier;
    Real sum = 0;
    for (Index i = 0; i < outputs; ++i) sum += from[i * step] * dy[i * g.out_channels + c];
    sums[c] += sum;
  }
}

// Images are summed in chunks, as many as there may be.
RowChunks chunksOf(const Conv2DGeometry& g) { return RowChunks(g.batch, 1); }

}  // namespace

void depthwiseForward(const Conv2DGeometry& g, const Real* x, const Real* kernel,
                      const Epilogue& epilogue, Real* y, Parallel* parallel) {
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  eachImage(g, parallel, [&](Index image) {
    Real* result = y + image * outputsOf(g);
    std::fill_n(result, outputsOf(g), Real{0});
    eachTapRow(g, image, [&](Index tap, Index outputs, Index input, Index output) {
      const Real* weights = kernel + tap * g.out_channels;
      const Real* from = x + input;
      Real* to = y + output;
      for (Index i = 0; i < outputs; ++i, from += step, to += g.out_channels) {
        if (multiplier == 1) {
          addProducts(g.in_channels, from, weights, to);
          continue;
        }
        for (Index c = 0; c < g.out_channels; ++c) to[c] += from[c / multiplier] * weights[c];
      }
    });
    applyEpilogue(g.out_height * g.out_width, g.out_channels, epilogue, result);
  });
}

void depthwiseBackwardInput(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx,
                            Parallel* parallel) {
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  const Index inputs = g.in_height * g.in_width * g.in_channels;
  eachImage(g, parallel, [&](Index image) {
    std::fill_n(dx + image * inputs, inputs, Real{0});
    eachTapRow(g, image, [&](Index tap, Index outputs, Index input, Index output) {
      const Real* weights = kernel + tap * g.out_channels;
      const Real* from = dy + output;
      Real* to = dx + input;
      for (Index i = 0; i < outputs; ++i, from += g.out_channels, to += step) {
        if (multiplier == 1) {
          addProducts(g.in_channels, from, weights, to);
          continue;
        }
        for (Index c = 0; c < g.out_channels; ++c) to[c / multiplier] += from[c] * weights[c];
      }
    });
  });
}

Index depthwiseScratch(const Conv2DGeometry& g) {
  return chunksOf(g).scratch(tapsOf(g) * g.out_channels);
}

void depthwiseBackwardKernel(const Conv2DGeometry& g, const Real* x, const Real* dy, Real* dkernel,
                             Real* scratch, Parallel* parallel) {
  const Index size = tapsOf(g) * g.out_channels;
  sumChunks(chunksOf(g), size, nanosecondsOf(g), dkernel, scratch, parallel,
            [&](Index first, Index count, Real* sums) {
              std::fill_n(sums, size, Real{0});
              for (Index image = first; image < first + count; ++image) {
                eachTapRow(g, image, [&](Index tap, Index outputs, Index input, Index output) {
                  addRowProducts(g, outputs, x + input, dy + output, sums + tap * g.out_channels);
                });
              }
            });
}

}  // namespace minibatch
