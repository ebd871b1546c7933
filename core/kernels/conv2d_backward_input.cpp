#include <algorithm>
#include <numeric>

#include "kernels/conv2d.h"
#include "kernels/conv2d_passes.h"
#include "kernels/correlation.h"
#include "kernels/pack.h"
#include "kernels/winograd.h"

namespace minibatch {
namespace {

// Summing dx tap by tap costs a load and a store of a sum for every so many products.
constexpr Index kDepthWorthATap = 32;

/// The input positions i with (i + pad) mod stride = phase, along one axis. They get gradients from
/// kernel positions first_tap, first_tap + tap_stride … only: those with k dilation = phase (mod
/// stride). Read from the last to the first, these taps are a correlation of dy with stride 1.
struct Phase {
  CorrelationAxis axis;
  Index first_input;  // the first such position
  Index first_tap, tap_stride;

  /// Kernel position of the axis's tap t.
  Index tap(Index t) const { return first_tap + (axis.taps - 1 - t) * tap_stride; }
};

Phase phaseOf(Index phase, Index in_size, Index out_size, Index kernel, Index stride,
              Index dilation, Index pad) {
  Phase result;
  const Index first_q = pad > phase ? (pad - phase + stride - 1) / stride : 0;
  result.first_input = first_q * stride + phase - pad;
  const Index inputs =
      result.first_input < in_size ? (in_size - 1 - result.first_input) / stride + 1 : 0;
  const Index common = std::gcd(stride, dilation);
  result.tap_stride = stride / common;
  result.first_tap = 0;
  while (result.first_tap < kernel && result.first_tap * dilation % stride != phase) {
    ++result.first_tap;
  }
  const Index taps =
      result.first_tap < kernel ? (kernel - 1 - result.first_tap) / result.tap_stride + 1 : 0;
  // Tap k meets output q - (k dilation - phase) / stride.
  const Index tap_step = dilation / common;
  const Index last_tap = result.first_tap + (taps - 1) * result.tap_stride;
  const Index offset = taps > 0 ? first_q - (last_tap * dilation - phase) / stride : 0;
  result.axis = {out_size, inputs, 1, offset, taps, tap_step, stride};
  return result;
}

Phase verticalPhase(const Conv2DGeometry& g, Index phase) {
  return phaseOf(phase, g.in_height, g.out_height, g.kernel_height, g.stride_height,
                 g.dilation_height, g.pad_top);
}
Phase horizontalPhase(const Conv2DGeometry& g, Index phase) {
  return phaseOf(phase, g.in_width, g.out_width, g.kernel_width, g.stride_width, g.dilation_width,
                 g.pad_left);
}

Correlation phaseCorrelation(const Conv2DGeometry& g, const Phase& y, const Phase& x) {
  Correlation c;
  c.y = y.axis;
  c.x = x.axis;
  c.source_channels = g.out_channels;
  c.groups = g.groups;
  c.group_channels = g.out_channels / g.groups;
  c.columns = g.in_channels / g.groups;
  c.to_pixel_stride = g.in_channels;
  c.to_row_stride = g.in_width * g.in_channels;
  return c;
}

template <class Function>
void eachPhase(const Conv2DGeometry& g, const Function& function) {
  for (Index phase_y = 0; phase_y < g.stride_height; ++phase_y) {
    for (Index phase_x = 0; phase_x < g.stride_width; ++phase_x) {
      const Phase y = verticalPhase(g, phase_y), x = horizontalPhase(g, phase_x);
      function(phaseCorrelation(g, y, x), y, x);
    }
  }
}

/// The outputs that one tap of an axis meets: inputs output * stride + tap * dilation - pad inside.
CorrelationAxis tapAxis(Index in_size, Index out_size, Index stride, Index shift) {
  const Index first = shift < 0 ? (-shift + stride - 1) / stride : 0;
  const Index end = in_size > shift ? std::min(out_size, (in_size - 1 - shift) / stride + 1) : 0;
  return {out_size, std::max<Index>(0, end - first), 1, first, 1, 1, stride};
}

/// Calls function(correlation, tap, offset) for every tap: dx from offset on gets the correlation
/// of dy with that tap alone added. No product with the zeros around dy is made.
template <class Function>
void eachTap(const Conv2DGeometry& g, const Function& function) {
  for (Index ky = 0; ky < g.kernel_height; ++ky) {
    for (Index kx = 0; kx < g.kernel_width; ++kx) {
      const Index shift_y = ky * g.dilation_height - g.pad_top;
      const Index shift_x = kx * g.dilation_width - g.pad_left;
      Phase y, x;
      y.axis = tapAxis(g.in_height, g.out_height, g.stride_height, shift_y);
      x.axis = tapAxis(g.in_width, g.out_width, g.stride_width, shift_x);
      const Index row = y.axis.offset * g.stride_height + shift_y;
      const Index column = x.axis.offset * g.stride_width + shift_x;
      function(phaseCorrelation(g, y, x), ky * g.kernel_width + kx,
               (row * g.in_width + column) * g.in_channels);
    }
  }
}

/// Packs a phase's taps with input and output channels exchanged.
void packTaps(const Conv2DGeometry& g, const Correlation& c, const Phase& y, const Phase& x,
              const Real* kernel, Real* packed) {
  const Index group_size = c.packedSize() / c.groups;
  for (Index group = 0; group < c.groups; ++group) {
    Index step = 0;
    for (Index ty = 0; ty < c.y.taps; ++ty) {
      for (Index tx = 0; tx < c.x.taps; ++tx, step += c.group_channels) {
        const Real* tap = kernel +
                          (y.tap(ty) * g.kernel_width + x.tap(tx)) * c.columns * g.out_channels +
                          group * c.group_channels;
        tile::packColumnsTransposed(c.group_channels, c.columns, tap, g.out_channels,
                                    packed + group * group_size, step, c.depth());
      }
    }
  }
}

/// Results of the phases' correlations times their taps, and how many of these products are not
/// with zeros around dy.
bool mostlyInside(const Conv2DGeometry& g) {
  double products = 0, inside = 0;
  eachPhase(g, [&](const Correlation& c, const Phase&, const Phase&) {
    products += static_cast<double>(c.y.outputs * c.y.taps) * (c.x.outputs * c.x.taps);
  });
  eachTap(g, [&](const Correlation& c, Index, Index) {
    inside += static_cast<double>(c.y.outputs) * c.x.outputs;
  });
  return products <= 1.15 * inside;
}

/// Whether dx is summed tap by tap: where a phase's correlation would make products with zeros.
bool sumsByTap(const Conv2DGeometry& g) {
  if (g.out_channels / g.groups < kDepthWorthATap || mostlyInside(g)) return false;
  bool leaves_out_zeros = true;
  eachPhase(g, [&](const Correlation& correlation, const Phase&, const Phase&) {
    leaves_out_zeros &= correlation.leavesOutZeros();
  });
  return !leaves_out_zeros;
}

void backwardInputByTap(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx,
                        Real* scratch, Parallel* parallel) {
  const Index in_group = g.in_channels / g.groups, out_group = g.out_channels / g.groups;
  const Index tap_size = g.groups * tile::paddedColumns(in_group) * out_group;
  const Index taps = g.kernel_height * g.kernel_width;
  for (Index tap = 0; tap < taps; ++tap) {
    for (Index group = 0; group < g.groups; ++group) {
      tile::packColumnsTransposed(
          out_group, in_group, kernel + tap * in_group * g.out_channels + group * out_group,
          g.out_channels, scratch + tap * tap_size + group * tap_size / g.groups, 0, out_group);
    }
  }
  const Index image_size = g.in_height * g.in_width * g.in_channels;
  const Index own_size = conv2dBackwardInputScratch(g).each;
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    Real* const own_scratch = scratch + taps * tap_size + thread * own_size;
    for (Index image = first; image < last; ++image) {
      Real* const target = dx + image * image_size;
      std::fill(target, target + image_size, Real{0});
      const Real* source = dy + image * g.out_height * g.out_width * g.out_channels;
      eachTap(g, [&](const Correlation& correlation, Index tap, Index to) {
        correlate(correlation, source, scratch + tap * tap_size, {}, true, target + to,
                  own_scratch);
      });
    }
  });
}

}  // namespace

Scratch conv2dBackwardInputScratch(const Conv2DGeometry& geometry) {
  if (usesWinograd(geometry)) return winogradBackwardInputScratch(geometry);
  Scratch scratch;
  if (sumsByTap(geometry)) {
    eachTap(geometry, [&](const Correlation& correlation, Index, Index) {
      scratch.shared += correlation.packedSize();
      scratch.each = std::max(scratch.each, correlation.scratchSize());
    });
    return scratch;
  }
  eachPhase(geometry, [&](const Correlation& correlation, const Phase&, const Phase&) {
    scratch.shared = std::max(scratch.shared, correlation.packedSize());
    scratch.each = std::max(scratch.each, correlation.scratchSize());
  });
  return scratch;
}

void conv2dBackwardInput(const Conv2DGeometry& geometry, const Real* dy, const Real* kernel,
                         Real* dx, Real* scratch, Parallel* parallel) {
  const Conv2DGeometry& g = geometry;
  if (usesWinograd(g)) return winogradBackwardInput(g, dy, kernel, dx, scratch, parallel);
  if (sumsByTap(g)) return backwardInputByTap(g, dy, kernel, dx, scratch, parallel);
  eachPhase(g, [&](const Correlation& correlation, const Phase& y, const Phase& x) {
    packTaps(g, correlation, y, x, kernel, scratch);
    const double nanoseconds =
        conv2dNanoseconds(g) / static_cast<double>(g.stride_height * g.stride_width);
    forRanges(parallel, g.batch, 1, nanoseconds, [&](Index first, Index last, int thread) {
      Real* const own_scratch =
          scratch + correlation.packedSize() + thread * correlation.scratchSize();
      for (Index image = first; image < last; ++image) {
        Real* to = dx + ((image * g.in_height + y.first_input) * g.in_width + x.first_input) *
                            g.in_channels;
        correlate(correlation, dy + image * g.out_height * g.out_width * g.out_channels, scratch,
                  {}, false, to, own_scratch);
      }
    });
  });
}

}  // namespace minibatch
