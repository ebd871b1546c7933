#include "initializers/distributions.h"

#include <cmath>

namespace minibatch {

void fillUniform(const Tensor& weight, const RandomKey& key, double minimum, double maximum) {
  Random random(key);
  const Real low = static_cast<Real>(minimum);
  const Real width = static_cast<Real>(maximum - minimum);
  for (Index i = 0; i < weight.size(); ++i) weight.data[i] = low + width * random.uniform();
}

void fillNormal(const Tensor& weight, const RandomKey& key, double mean, double deviation) {
  Random random(key);
  for (Index i = 0; i < weight.size(); ++i) {
    weight.data[i] = static_cast<Real>(mean + deviation * random.normal());
  }
}

void fillTruncatedNormal(const Tensor& weight, const RandomKey& key, double mean,
                         double deviation) {
  Random random(key);
  for (Index i = 0; i < weight.size(); ++i) {
    double draw = random.normal();
    while (std::abs(draw) > 2) draw = random.normal();
    weight.data[i] = static_cast<Real>(mean + deviation * draw);
  }
}

}  // namespace minibatch
