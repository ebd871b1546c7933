#pragma once

#include <array>

#include "base/tensor.h"

namespace minibatch {

/// How a window slides along one axis of a volume: output position q sees the inputs q * stride -
/// pad + t * dilation for t = 0 … size - 1, those outside not at all.
struct VolumeAxis {
  Index input, output;
  Index size = 1, stride = 1, dilation = 1, pad = 0;  // a pad below 0 skips inputs
};

/// Windows over one volume (depth, height, width, channels).
struct VolumeGeometry {
  std::array<VolumeAxis, 3> axes;
  Index channels;

  Index inputs() const { return axes[0].input * axes[1].input * axes[2].input; }
  Index outputs() const { return axes[0].output * axes[1].output * axes[2].output; }
  Index taps() const { return axes[0].size * axes[1].size * axes[2].size; }
};

/// Some of a volume's channels, for groups of filters.
struct ChannelRange {
  Index first, count;
};

/// patches (count, taps * channels.count): what the windows of the outputs first … first + count -
/// 1 see, zeros where that is outside.
void gatherVolumePatches(const VolumeGeometry& geometry, Index first, Index count,
                         const ChannelRange& channels, const Real* x, Real* patches);
/// dx += the gradients of those patches.
void scatterVolumePatches(const VolumeGeometry& geometry, Index first, Index count,
                          const ChannelRange& channels, const Real* patches, Real* dx);

/// y = the maximum of each window and channel.
void maxPool3DForward(const VolumeGeometry& geometry, const Real* x, Real* y);
/// dx = dy at the first maximum of each window; overlapping windows add up.
void maxPool3DBackward(const VolumeGeometry& geometry, const Real* x, const Real* y, const Real* dy,
                       Real* dx);

/// y = the sum of each window and channel, or the mean of those inside the volume.
void sumWindows(const VolumeGeometry& geometry, bool mean, const Real* x, Real* y);
/// dx = dy spread over each window: the backward pass of sumWindows().
void spreadOverWindows(const VolumeGeometry& geometry, bool mean, const Real* dy, Real* dx);

}  // namespace minibatch
