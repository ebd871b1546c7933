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
Argument strides(std::string_view doc = "Steps of the filter along height and width.");
Argument padding(std::string_view doc =
                     "valid: no padding; same: zeros around, so that strides 1 "
                     "keep the size.");
Argument dilationRate(std::string_view doc = "Distance between the elements a filter sees.");

}  // namespace minibatch::convolution
