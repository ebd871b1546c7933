#include "layers/window2d.h"

#include "base/refusal.h"
#include "layers/layer.h"
#include "layers/window.h"

namespace minibatch {

namespace {

// Height and width; of sequences, which have one row, the steps.
std::pair<Index, Index> sizes(const Arguments& arguments, std::string_view name) {
  if (isOfSequences(arguments)) return {1, arguments.onlyInteger(name)};
  return arguments.integerPair(name);
}

}  // namespace

bool isOfSequences(const Arguments& arguments) {
  return arguments.entry().find("kernel_size")->type == ArgumentType::kIntegers;
}

Shape asImages(const Shape& input, bool is_sequence) {
  if (!is_sequence) return input;
  Shape images;
  for (int axis = 0; axis < input.rank(); ++axis) {
    if (axis == input.rank() - 2) images.append(1);
    images.append(input[axis]);
  }
  return images;
}

Shape requireImage(std::span<const Shape> inputs, bool is_sequence) {
  return asImages(
      requireRank(inputs, is_sequence ? 2 : 3,
                  is_sequence ? "(batch, steps, channels)" : "(batch, height, width, channels)"),
      is_sequence);
}

Shape fromImages(const Shape& images, bool is_sequence) {
  return is_sequence ? images.sample() : images;
}

Window2D::Window2D(const Arguments& arguments)
    : kernel_size(sizes(arguments, "kernel_size")),
      strides(sizes(arguments, "strides")),
      dilation(sizes(arguments, "dilation_rate")),
      is_sequence(isOfSequences(arguments)),
      same(arguments.string("padding") == "same") {
  if (strides != std::pair<Index, Index>(1, 1) && dilation != std::pair<Index, Index>(1, 1)) {
    refuse(arguments, "layer.strides-and-dilation",
           {{"class", arguments.entry().class_name},
            {"strides", pairText(strides)},
            {"dilation", pairText(dilation)}});
  }
}

Conv2DGeometry Window2D::slide(const Shape& of, Index filters, Index groups) const {
  const Shape input = asImages(of, is_sequence);
  const WindowAxis rows = slideWindow(input[1], kernel_size.first, strides.first, dilation.first,
                                      same, "kernel_size", "height");
  const WindowAxis columns =
      slideWindow(input[2], kernel_size.second, strides.second, dilation.second, same,
                  "kernel_size", is_sequence ? "steps" : "width");
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
