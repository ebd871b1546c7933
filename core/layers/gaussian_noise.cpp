#include "layers/gaussian_noise.h"

#include <algorithm>

namespace minibatch {

GaussianNoise::GaussianNoise(const Arguments& arguments)
    : stddev_(static_cast<Real>(arguments.number("stddev"))), seed_(arguments) {}

Shape GaussianNoise::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs GaussianNoise::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void GaussianNoise::forward(const ForwardPass& pass) const {
  const Index n = pass.output.size();
  const Real* x = pass.inputs[0].data;
  Real* y = pass.output.data;
  if (!pass.training || stddev_ == 0) {
    std::copy_n(x, n, y);
    return;
  }
  const RandomKey key = seed_.apply(pass.random, RandomPurpose::kNoise);
  Random random(key);
  for (Index i = 0; i < n; ++i) y[i] = x[i] + stddev_ * static_cast<Real>(random.normal());
}

void GaussianNoise::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  std::copy_n(pass.output_gradient.data, pass.output_gradient.size(), pass.input_gradients[0].data);
}

const EntryOf<Layer>& gaussianNoiseEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GaussianNoise>(
      "GaussianNoise", {}, "In training, adds random noise to all values; against overfitting.",
      {{.name = "stddev",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Standard deviation of the noise.",
        .minimum = 0,
        .maximum = 1},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
