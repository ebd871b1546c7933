#include "layers/rescaling.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape Rescaling::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs Rescaling::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void Rescaling::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  for (Index i = 0; i < y.size(); ++i) y.data[i] = x.data[i] * scale_ + offset_;
}

void Rescaling::backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                                const Tensor& dx) const {
  scale(dx.size(), scale_, dy.data, dx.data);
}

const EntryOf<Layer>& rescalingEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Rescaling>(
      "Rescaling", {}, "Multiplies all values by a number and adds another.",
      {{.name = "scale",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "What values are multiplied by, as 1/255 for pixels."},
       {.name = "offset",
        .type = ArgumentType::kNumber,
        .default_json = "0.0",
        .doc = "What is added then."}});
  return entry;
}

}  // namespace minibatch
