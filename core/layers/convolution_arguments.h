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
Argument strides(std::string_view doc = "Strides of the convolution along height and width.");
Argument padding(
    std::string_view doc =
        "valid: no padding; same: zeros on all sides, so that strides of 1 keep the size.");
Argument dilationRate(
    std::string_view doc = "Dilation rate: the distance between the elements of a filter.");

}  // namespace minibatch::convolution
