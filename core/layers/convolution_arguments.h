#pragma once

#include "base/arguments.h"

namespace minibatch::convolution {

// The arguments that the convolution layers have in common.

/// Number of filters.
Argument filters();
/// Into how many groups channels and filters are split.
Argument groups();
// Height and width of windows over images.
Argument kernelSize();
Argument strides(TextId doc = "Strides of the convolution along height and width.");
Argument padding(
    TextId doc =
        "valid: no padding; same: zeros on all sides, so that strides of 1 keep the size.");
Argument dilationRate(TextId doc = "Dilation rate: the distance between the elements of a filter.");

/// Sizes along each axis of windows over sequences or volumes; one number stands for all.
Argument windowSizes(const char* name, const char* default_json, TextId doc);

}  // namespace minibatch::convolution
