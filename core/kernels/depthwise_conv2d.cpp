#include "kernels/depthwise_conv2d.h"

#include <algorithm>

#include "kernels/bias.h"

namespace minibatch {
namespace {

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
/// pixel) for every tap, image and output row, with pixels inside the image only.
template <class Function>
void eachTapRow(const Conv2DGeometry& g, const Function& function) {
  for (Index ky = 0; ky < g.kernel_height; ++ky) {
    const TapRange y(ky, g.in_height, g.out_height, g.stride_height, g.dilation_height, g.pad_top);
    for (Index kx = 0; kx < g.kernel_width; ++kx) {
      const TapRange x(kx, g.in_width, g.out_width, g.stride_width, g.dilation_width, g.pad_left);
      if (x.first >= x.end) continue;
      for (Index image = 0; image < g.batch; ++image) {
        for (Index row = y.first; row < y.end; ++row) {
          const Index source_row = y.source + (row - y.first) * g.stride_height;
          function(ky * g.kernel_width + kx, x.end - x.first,
                   ((image * g.in_height + source_row) * g.in_width + x.source) * g.in_channels,
                   ((image * g.out_height + row) * g.out_width + x.first) * g.out_channels);
        }
      }
    }
  }
}

}  // namespace

void depthwiseForward(const Conv2DGeometry& g, const Real* x, const Real* kernel,
                      const Epilogue& epilogue, Real* y) {
  const Index pixels = g.batch * g.out_height * g.out_width;
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  std::fill_n(y, pixels * g.out_channels, Real{0});
  eachTapRow(g, [&](Index tap, Index outputs, Index input, Index output) {
    const Real* weights = kernel + tap * g.out_channels;
    const Real* from = x + input;
    Real* to = y + output;
    for (Index i = 0; i < outputs; ++i, from += step, to += g.out_channels) {
      if (multiplier == 1) {
        for (Index c = 0; c < g.in_channels; ++c) to[c] += from[c] * weights[c];
        continue;
      }
      for (Index c = 0; c < g.out_channels; ++c) to[c] += from[c / multiplier] * weights[c];
    }
  });
  applyEpilogue(pixels, g.out_channels, epilogue, y);
}

void depthwiseBackwardInput(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx) {
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  std::fill_n(dx, g.batch * g.in_height * g.in_width * g.in_channels, Real{0});
  eachTapRow(g, [&](Index tap, Index outputs, Index input, Index output) {
    const Real* weights = kernel + tap * g.out_channels;
    const Real* from = dy + output;
    Real* to = dx + input;
    for (Index i = 0; i < outputs; ++i, from += g.out_channels, to += step) {
      if (multiplier == 1) {
        for (Index c = 0; c < g.in_channels; ++c) to[c] += from[c] * weights[c];
        continue;
      }
      for (Index c = 0; c < g.out_channels; ++c) to[c / multiplier] += from[c] * weights[c];
    }
  });
}

// A row's products are summed in scratch first, so that the error does not grow with the number of
// pixels.
void depthwiseBackwardKernel(const Conv2DGeometry& g, const Real* x, const Real* dy, Real* dkernel,
                             Real* scratch) {
  const Index multiplier = g.out_channels / g.in_channels, step = g.stride_width * g.in_channels;
  std::fill_n(dkernel, g.kernel_height * g.kernel_width * g.out_channels, Real{0});
  eachTapRow(g, [&](Index tap, Index outputs, Index input, Index output) {
    const Real* source = x + input;
    const Real* gradient = dy + output;
    std::fill_n(scratch, g.out_channels, Real{0});
    for (Index i = 0; i < outputs; ++i, source += step, gradient += g.out_channels) {
      if (multiplier == 1) {
        for (Index c = 0; c < g.in_channels; ++c) scratch[c] += source[c] * gradient[c];
        continue;
      }
      for (Index c = 0; c < g.out_channels; ++c) {
        scratch[c] += source[c / multiplier] * gradient[c];
      }
    }
    Real* sums = dkernel + tap * g.out_channels;
    for (Index c = 0; c < g.out_channels; ++c) sums[c] += scratch[c];
  });
}

}  // namespace minibatch
