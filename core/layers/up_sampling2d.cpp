#include "layers/up_sampling2d.h"

namespace minibatch {

Shape UpSampling2D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
  return {checkedProduct(input[0], size_.first), checkedProduct(input[1], size_.second), input[2]};
}

UpSamplingGeometry UpSampling2D::geometry(const Shape& input) const {
  return {.batch = input[0],
          .height = input[1],
          .width = input[2],
          .channels = input[3],
          .row_factor = size_.first,
          .column_factor = size_.second};
}

Needs UpSampling2D::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void UpSampling2D::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  (bilinear_ ? upSampleBilinear : upSampleNearest)(geometry(x.shape), x.data, y.data);
}

void UpSampling2D::backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                                   const Tensor& dx) const {
  (bilinear_ ? upSampleBilinearBackward : upSampleNearestBackward)(geometry(dx.shape), dy.data,
                                                                   dx.data);
}

const EntryOf<Layer>& upSampling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, UpSampling2D>(
      "UpSampling2D", {}, "Makes images larger by repeating pixels or interpolating between them.",
      {{.name = "size",
        .type = ArgumentType::kIntegerPair,
        .default_json = "[2, 2]",
        .doc = "Factors for height and width.",
        .minimum = 1,
        .maximum = 1024},
       {.name = "interpolation",
        .type = ArgumentType::kString,
        .default_json = "\"nearest\"",
        .doc = "nearest: pixels are repeated; bilinear: linear between them.",
        .choices = {"nearest", "bilinear"}}});
  return entry;
}

}  // namespace minibatch
