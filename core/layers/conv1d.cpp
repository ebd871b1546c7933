#include <string>

#include "base/refusal.h"
#include "layers/convolution.h"
#include "layers/convolution_arguments.h"
#include "layers/window.h"

namespace minibatch {
namespace {

/// Convolution over sequences: x (batch, steps, channels), kernel (kernel_size, channels / groups,
/// filters), bias (filters), y (batch, out_steps, filters). Padding "causal" puts all zeros in
/// front, so that no output sees a later input. Keras: keras.layers.Conv1D, channels last.
class Conv1D : public Convolution {
 public:
  explicit Conv1D(const Arguments& arguments)
      : Convolution(arguments),
        kernel_size_(arguments.onlyInteger("kernel_size")),
        strides_(arguments.onlyInteger("strides")),
        dilation_(arguments.onlyInteger("dilation_rate")),
        padding_(arguments.string("padding")) {
    if (strides_ > 1 && dilation_ > 1) {
      refuse(arguments, "layer.strides-and-dilation",
             {{"class", "Conv1D"}, {"strides", strides_}, {"dilation", dilation_}});
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Conv2DGeometry g = fix(requireRank(inputs, 2, "(batch, steps, channels)"));
    return {g.out_width, g.out_channels};
  }

 private:
  /// A sequence is an image of one row.
  Conv2DGeometry geometry(const Shape& input) const override {
    WindowAxis steps;
    if (padding_ == "causal") {
      steps = slideWindow(input[1], kernel_size_, strides_, dilation_, true, "", "");
      steps.pad_before = (kernel_size_ - 1) * dilation_;
    } else {
      steps = slideWindow(input[1], kernel_size_, strides_, dilation_, padding_ == "same",
                          "kernel_size", "steps");
    }
    return {.batch = input[0],
            .in_height = 1,
            .in_width = input[1],
            .in_channels = input[2],
            .out_height = 1,
            .out_width = steps.output,
            .out_channels = filters(),
            .kernel_height = 1,
            .kernel_width = kernel_size_,
            .stride_width = strides_,
            .dilation_width = dilation_,
            .pad_left = steps.pad_before,
            .groups = groups()};
  }

  Shape window() const override { return {kernel_size_}; }

  Index kernel_size_, strides_, dilation_;
  std::string padding_;
};

}  // namespace

const EntryOf<Layer>& conv1dEntry() {
  static constexpr auto entry = entryFor<Layer, Conv1D>(
      "Conv1D", {},
      "1D convolution, for sequences: learned filters slide along the steps."
      "\n(batch, steps, channels) -> (batch, new_steps, filters)",
      [] {
        return KernelAndBias::arguments({
            convolution::filters(),
            convolution::windowSizes("kernel_size", "", "Length of the filters, in steps."),
            convolution::windowSizes("strides", "1", "Stride of the convolution, in steps."),
            {.name = "padding",
             .type = ArgumentType::kString,
             .default_json = "\"valid\"",
             .doc = "valid: no padding; same: zeros on both sides, so that strides of 1 keep the "
                    "number of steps; causal: zeros at the beginning only.",
             .choices = {"valid", "same", "causal"}},
            convolution::windowSizes("dilation_rate", "1",
                                     "Dilation rate: the distance between the steps of a filter."),
            convolution::groups(),
        });
      });
  return entry;
}

}  // namespace minibatch
