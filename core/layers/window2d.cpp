#include "layers/window2d.h"

#include "base/refusal.h"
#include "layers/window.h"

namespace minibatch {

Window2D::Window2D(const Arguments& arguments)
    : kernel_size(arguments.integerPair("kernel_size")),
      strides(arguments.integerPair("strides")),
      dilation(arguments.integerPair("dilation_rate")),
      same(arguments.string("padding") == "same") {
  if (strides != std::pair<Index, Index>(1, 1) && dilation != std::pair<Index, Index>(1, 1)) {
    refuse(arguments, "layer.strides-and-dilation",
           {{"class", arguments.entry().class_name},
            {"strides", pairText(strides)},
            {"dilation", pairText(dilation)}});
  }
}

Conv2DGeometry Window2D::slide(const Shape& input, Index filters, Index groups) const {
  const WindowAxis rows = slideWindow(input[1], kernel_size.first, strides.first, dilation.first,
                                      same, "kernel_size", "height");
  const WindowAxis columns = slideWindow(input[2], kernel_size.second, strides.second,
                                         dilation.second, same, "kernel_size", "width");
  return {.batch = input[0],
          .in_height = input[1],
          .in_width = input[2],
          .in_channels = input[3],
          .out_height = rows.output,
          .out_width = columns.output,
          .out_channels = filters,
          .kernel_height = kernel_size.first,
          .kernel_width = kernel_size.second,
          .stride_height = strides.first,
          .stride_width = strides.second,
          .dilation_height = dilation.first,
          .dilation_width = dilation.second,
          .pad_top = rows.pad_before,
          .pad_left = columns.pad_before,
          .groups = groups};
}

}  // namespace minibatch
