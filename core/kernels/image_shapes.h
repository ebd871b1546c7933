#pragma once

#include "base/tensor.h"

namespace minibatch {

/// Images (batch, height, width, channels) inside padding: a larger image that has `top`
/// rows above and `left` columns to the left of the smaller one.
struct PadGeometry {
  Index batch, height, width, channels;  // of the smaller images
  Index padded_height, padded_width;     // of the larger ones
  Index top, left;
};

/// padded = the images with zeros around them.
void padImages(const PadGeometry& geometry, const Real* images, Real* padded);
/// images = what is inside the padding.
void cropImages(const PadGeometry& geometry, const Real* padded, Real* images);

/// Images (batch, height, width, channels) made larger by whole factors.
struct UpSamplingGeometry {
  Index batch, height, width, channels;
  Index row_factor, column_factor;
};

/// y: each pixel of x repeated factor by factor times.
void upSampleNearest(const UpSamplingGeometry& geometry, const Real* x, Real* y);
void upSampleNearestBackward(const UpSamplingGeometry& geometry, const Real* dy, Real* dx);
/// y: linear between the centres of x's pixels, constant beyond those at the border.
void upSampleBilinear(const UpSamplingGeometry& geometry, const Real* x, Real* y);
void upSampleBilinearBackward(const UpSamplingGeometry& geometry, const Real* dy, Real* dx);

}  // namespace minibatch
