#include "layers/pooling2d.h"

#include "layers/window.h"

namespace minibatch {

Pooling2D::Pooling2D(const Arguments& arguments)
    : pool_size_(arguments.integerPair("pool_size")),
      strides_(arguments.isNull("strides") ? pool_size_ : arguments.integerPair("strides")),
      same_(arguments.string("padding") == "same") {}

Pool2DGeometry Pooling2D::geometry(const Shape& input) const {
  const WindowAxis rows =
      slideWindow(input[1], pool_size_.first, strides_.first, 1, same_, "pool_size", "height");
  const WindowAxis columns =
      slideWindow(input[2], pool_size_.second, strides_.second, 1, same_, "pool_size", "width");
  return {.batch = input[0],
          .in_height = input[1],
          .in_width = input[2],
          .channels = input[3],
          .out_height = rows.output,
          .out_width = columns.output,
          .pool_height = pool_size_.first,
          .pool_width = pool_size_.second,
          .stride_height = strides_.first,
          .stride_width = strides_.second,
          .pad_top = rows.pad_before,
          .pad_left = columns.pad_before};
}

Shape Pooling2D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
  const Pool2DGeometry g = geometry(input.withBatch(1));
  return {g.out_height, g.out_width, input[2]};
}

std::vector<Argument> Pooling2D::arguments() {
  return {
      {.name = "pool_size",
       .type = ArgumentType::kIntegerPair,
       .default_json = "[2, 2]",
       .doc = "Height and width of the window.",
       .minimum = 1,
       .maximum = 1024},
      {.name = "strides",
       .type = ArgumentType::kIntegerPair,
       .default_json = "null",
       .doc = "Steps of the window; none: the window's size.",
       .minimum = 1,
       .maximum = 1024,
       .nullable = true},
      {.name = "padding",
       .type = ArgumentType::kString,
       .default_json = "\"valid\"",
       .doc = "valid: windows that do not fit are left out; same: they are padded.",
       .choices = {"valid", "same"}},
  };
}

}  // namespace minibatch
