#include "layers/dropout.h"

#include <algorithm>

#include "kernels/elementwise.h"

namespace minibatch {

Dropout::Dropout(const Arguments& arguments)
    : rate_(static_cast<Real>(arguments.number("rate"))), has_seed_(!arguments.isNull("seed")) {
  if (has_seed_) seed_ = static_cast<std::uint64_t>(arguments.number("seed"));
}

Shape Dropout::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs Dropout::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

// The mask is drawn again in the backward pass from the same key, so none is stored.
void Dropout::apply(const Pass& pass, Index size, const Real* from, Real* to) const {
  if (!pass.training || rate_ == 0) {
    std::copy_n(from, size, to);
    return;
  }
  if (rate_ == 1) {
    std::fill_n(to, size, Real{0});
    return;
  }
  RandomKey key = pass.random;
  key.purpose = RandomPurpose::kDropout;
  if (has_seed_) key.seed = seed_;
  dropout(size, rate_, key, from, to, pass.parallel);
}

void Dropout::forward(const ForwardPass& pass) const {
  apply(pass, pass.output.size(), pass.inputs[0].data, pass.output.data);
}

void Dropout::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  apply(pass, pass.output_gradient.size(), pass.output_gradient.data, pass.input_gradients[0].data);
}

const EntryOf<Layer>& dropoutEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Dropout>(
      "Dropout", {}, "In training, drops a random share of the values; against overfitting.",
      {{.name = "rate",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Share of the values to drop.",
        .minimum = 0,
        .maximum = 1},
       {.name = "seed",
        .type = ArgumentType::kInteger,
        .default_json = "null",
        .doc = "Own seed; none: the model's.",
        .minimum = 0,
        .maximum = 0x1p53,
        .nullable = true}});
  return entry;
}

}  // namespace minibatch
