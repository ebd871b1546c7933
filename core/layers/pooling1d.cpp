#include "layers/pooling1d.h"

#include "layers/window.h"

namespace minibatch {

Pooling1D::Pooling1D(const Arguments& arguments)
    : pool_size_(arguments.onlyInteger("pool_size")),
      strides_(arguments.isNull("strides") ? pool_size_ : arguments.onlyInteger("strides")),
      same_(arguments.string("padding") == "same") {}

Pool2DGeometry Pooling1D::geometry(const Shape& input) const {
  const WindowAxis steps =
      slideWindow(input[1], pool_size_, strides_, 1, same_, "pool_size", "steps");
  return {.batch = input[0],
          .in_height = 1,
          .in_width = input[1],
          .channels = input[2],
          .out_height = 1,
          .out_width = steps.output,
          .pool_height = 1,
          .pool_width = pool_size_,
          .stride_height = 1,
          .stride_width = strides_,
          .pad_left = steps.pad_before};
}

Shape Pooling1D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 2, "(batch, steps, channels)");
  return {geometry(input.withBatch(1)).out_width, input[1]};
}

std::vector<Argument> Pooling1D::arguments() {
  return {
      {.name = "pool_size",
       .type = ArgumentType::kIntegers,
       .default_json = "2",
       .doc = "Steps in a window.",
       .minimum = 1,
       .maximum = 1024},
      {.name = "strides",
       .type = ArgumentType::kIntegers,
       .default_json = "null",
       .doc = "How far the window moves at a time; none: its size.",
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
