#include "layers/window.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

WindowAxis slideWindow(Index input, Index size, Index stride, Index dilation, bool same,
                       std::string_view what, std::string_view axis) {
  if (input == kUnknown) return {kUnknown, 0};
  const Index extent = (size - 1) * dilation + 1;
  if (same) {
    const Index output = (input + stride - 1) / stride;
    const Index padding = std::max<Index>(0, (output - 1) * stride + extent - input);
    return {output, padding / 2};
  }
  if (extent > input) {
    fail(ErrorCode::kShapeMismatch, dilation > 1 ? "layer.dilated-window" : "layer.window",
         {{"argument", what},
          {"size", size},
          {"extent", extent},
          {"axis", Message("axis." + std::string(axis))},
          {"input", input}});
  }
  return {(input - extent) / stride + 1, 0};
}

}  // namespace minibatch
