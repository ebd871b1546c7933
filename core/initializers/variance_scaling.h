#pragma once

#include <string_view>

#include "initializers/distributions.h"
#include "initializers/initializer.h"

namespace minibatch {

/// VarianceScaling(scale, mode, distribution): draws with variance scale / n, where n is the
/// fan-in, the fan-out or their mean. Uniform in ±sqrt(3 scale / n), or normal. The truncated
/// normal is widened so that its variance after truncation is scale / n.
/// https://keras.io/api/layers/initializers/#variancescaling-class
const EntryOf<Initializer>& varianceScalingInitializerEntry();

/// VarianceScaling with fixed arguments: what GlorotUniform, HeNormal … are.
class VarianceScaling : public Initializer {
 public:
  explicit VarianceScaling(const Arguments& arguments);
  VarianceScaling(const Arguments& arguments, double scale, std::string_view mode,
                  std::string_view distribution);

  void fill(const Tensor& weight, const RandomKey& key) const override;

 private:
  OwnSeed seed_;
  double scale_;
  std::string mode_;
  std::string distribution_;
};

}  // namespace minibatch
