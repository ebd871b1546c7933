#pragma once

#include <string_view>

#include "base/shape.h"

namespace minibatch {

/// How a window slides along one axis.
struct WindowAxis {
  Index output;      // number of positions
  Index pad_before;  // padding in front; "same" puts the odd element behind, as Keras does
};

/// Positions of a window of `size` elements, `dilation` apart, along `input` elements with padding
/// "valid" or "same". Throws kShapeMismatch when a valid window is larger than its input; `what`
/// names it ("kernel_size", "pool_size") and `axis` the axis ("height").
WindowAxis slideWindow(Index input, Index size, Index stride, Index dilation, bool same,
                       std::string_view what, std::string_view axis);

}  // namespace minibatch
