#include "kernels/conv2d.h"

#include <algorithm>

#include "kernels/conv2d_passes.h"
#include "kernels/pack.h"
#include "kernels/winograd.h"

namespace minibatch {

Correlation conv2dForwardCorrelation(const Conv2DGeometry& g) {
  Correlation c;
  c.y = {g.in_height,
         g.out_height,
         g.stride_height,
         -g.pad_top,
         g.kernel_height,
         g.dilation_height,
         1};
  c.x = {g.in_width, g.out_width, g.stride_width, -g.pad_left, g.kernel_width, g.dilation_width, 1};
  c.source_channels = g.in_channels;
  c.groups = g.groups;
  c.group_channels = g.in_channels / g.groups;
  c.columns = g.out_channels / g.groups;
  c.to_pixel_stride = g.out_channels;
  c.to_row_stride = g.out_width * g.out_channels;
  return c;
}

double conv2dNanoseconds(const Conv2DGeometry& g) {
  const double pixels = static_cast<double>(g.batch) * g.out_height * g.out_width;
  const double products = static_cast<double>(g.kernel_height) * g.kernel_width * g.in_channels /
                          static_cast<double>(g.groups) * g.out_channels;
  return pixels * products / 20;
}

Scratch conv2dForwardScratch(const Conv2DGeometry& geometry) {
  if (usesWinograd(geometry)) return winogradForwardScratch(geometry);
  const Correlation correlation = conv2dForwardCorrelation(geometry);
  return {correlation.packedSize(), correlation.scratchSize()};
}

Scratch conv2dScratch(const Conv2DGeometry& geometry) {
  Scratch most;
  for (const Scratch& pass : {conv2dForwardScratch(geometry), conv2dBackwardInputScratch(geometry),
                              conv2dBackwardKernelScratch(geometry)}) {
    most = {std::max(most.shared, pass.shared), std::max(most.each, pass.each)};
  }
  return most;
}

void conv2dForward(const Conv2DGeometry& geometry, const Real* x, const Real* kernel,
                   const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel) {
  const Conv2DGeometry& g = geometry;
  if (usesWinograd(g)) return winogradForward(g, x, kernel, epilogue, y, scratch, parallel);
  const Correlation correlation = conv2dForwardCorrelation(g);
  const Index group_size = correlation.packedSize() / g.groups;
  for (Index group = 0; group < g.groups; ++group) {
    tile::packColumns(correlation.depth(), correlation.columns,
                      kernel + group * correlation.columns, g.out_channels,
                      scratch + group * group_size);
  }
  Real* const own_scratch = scratch + correlation.packedSize();
  const Index own_size = correlation.scratchSize();
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    for (Index image = first; image < last; ++image) {
      correlate(correlation, x + image * g.in_height * g.in_width * g.in_channels, scratch,
                epilogue, false, y + image * g.out_height * g.out_width * g.out_channels,
                own_scratch + thread * own_size);
    }
  });
}

}  // namespace minibatch
