#include "kernels/conv2d.h"

#include <algorithm>

#include "kernels/conv2d_passes.h"
#include "kernels/pack.h"

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

Index conv2dForwardScratch(const Conv2DGeometry& geometry) {
  const Correlation correlation = conv2dForwardCorrelation(geometry);
  return correlation.packedSize() + correlation.scratchSize();
}

Index conv2dScratchSize(const Conv2DGeometry& geometry) {
  return std::max({conv2dForwardScratch(geometry), conv2dBackwardInputScratch(geometry),
                   conv2dBackwardKernelScratch(geometry)});
}

void conv2dForward(const Conv2DGeometry& geometry, const Real* x, const Real* kernel,
                   const Epilogue& epilogue, Real* y, Real* scratch) {
  const Conv2DGeometry& g = geometry;
  const Correlation correlation = conv2dForwardCorrelation(g);
  const Index group_size = correlation.packedSize() / g.groups;
  for (Index group = 0; group < g.groups; ++group) {
    tile::packColumns(correlation.depth(), correlation.columns,
                      kernel + group * correlation.columns, g.out_channels,
                      scratch + group * group_size);
  }
  for (Index image = 0; image < g.batch; ++image) {
    correlate(correlation, x + image * g.in_height * g.in_width * g.in_channels, scratch, epilogue,
              false, y + image * g.out_height * g.out_width * g.out_channels,
              scratch + correlation.packedSize());
  }
}

}  // namespace minibatch
