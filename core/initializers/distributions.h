#pragma once

#include "base/own_seed.h"
#include "initializers/initializer.h"

namespace minibatch {

// What the random initializers draw from. Every function fills the whole weight, one draw after the
// other in row-major order.

/// Uniform in [minimum, maximum).
void fillUniform(const Tensor& weight, const RandomKey& key, double minimum, double maximum);
/// Normal with this mean and standard deviation.
void fillNormal(const Tensor& weight, const RandomKey& key, double mean, double deviation);
/// Normal, drawn again where farther than two standard deviations from the mean.
void fillTruncatedNormal(const Tensor& weight, const RandomKey& key, double mean, double deviation);

/// The `seed` argument that every random initializer of Keras has.
constexpr Argument seedArgument() {
  return OwnSeed::argument(
      "Draws these values whatever the model's seed; empty: the model's seed.");
}

}  // namespace minibatch
