#include <algorithm>
#include <cmath>
#include <string>

#include "initializers/distributions.h"
#include "initializers/initializer.h"

namespace minibatch {
namespace {

// Standard deviation of a standard normal truncated to [-2, 2].
constexpr double kTruncatedDeviation = .87962566103423978;

/// VarianceScaling with fixed arguments.
struct Row {
  const char* class_name;
  Choices identifiers;
  TextId doc;
  double scale;
  const char* mode;
  const char* distribution;
};

/// VarianceScaling(scale, mode, distribution): draws with variance scale / n, where n is the
/// fan-in, the fan-out or their mean. Uniform in ±sqrt(3 scale / n), or normal. The truncated
/// normal is widened so that its variance after truncation is scale / n.
/// https://keras.io/api/layers/initializers/#variancescaling-class
class VarianceScaling final : public Initializer {
 public:
  explicit VarianceScaling(const Arguments& arguments)
      : seed_(arguments),
        scale_(arguments.number("scale")),
        mode_(arguments.string("mode")),
        distribution_(arguments.string("distribution")) {}
  VarianceScaling(const Arguments& arguments, const Row& row)
      : seed_(arguments), scale_(row.scale), mode_(row.mode), distribution_(row.distribution) {}

  static constexpr std::vector<Argument> arguments(const Row&) { return {seedArgument()}; }

  void fill(const Tensor& weight, const RandomKey& key) const override {
    const Fans fans = computeFans(weight.shape);
    const double n = mode_ == "fan_in"    ? fans.in
                     : mode_ == "fan_out" ? fans.out
                                          : (fans.in + fans.out) / 2;
    const double variance = scale_ / std::max(1.0, n);
    const RandomKey own_key = seed_.apply(key);
    if (distribution_ == "uniform") {
      const double limit = std::sqrt(3 * variance);
      fillUniform(weight, own_key, -limit, limit);
    } else if (distribution_ == "untruncated_normal") {
      fillNormal(weight, own_key, 0, std::sqrt(variance));
    } else {  // "truncated_normal", which Keras also calls "normal"
      fillTruncatedNormal(weight, own_key, 0, std::sqrt(variance) / kTruncatedDeviation);
    }
  }

 private:
  OwnSeed seed_;
  double scale_;
  std::string mode_, distribution_;
};

constexpr Row kRows[] = {
    // GlorotUniform(seed): uniform in ±sqrt(6 / (fan_in + fan_out)).
    // Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks",
    // 2010. https://keras.io/api/layers/initializers/#glorotuniform-class
    {"GlorotUniform",
     {"glorot_uniform"},
     "Uniform, scaled by fan-in and fan-out; the default for most kernels."
     "\nU(-limit, limit), limit = sqrt(6 / (fan_in + fan_out))",
     1,
     "fan_avg",
     "uniform"},
    // GlorotNormal(seed): truncated normal, deviation sqrt(2 / (fan_in + fan_out)).
    // Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks",
    // 2010. https://keras.io/api/layers/initializers/#glorotnormal-class
    {"GlorotNormal",
     {"glorot_normal"},
     "Truncated normal, scaled by fan-in and fan-out."
     "\nstddev = sqrt(2 / (fan_in + fan_out))",
     1,
     "fan_avg",
     "truncated_normal"},
    // HeUniform(seed): uniform in ±sqrt(6 / fan_in).
    // He et al., "Delving Deep into Rectifiers", 2015.
    // https://keras.io/api/layers/initializers/#heuniform-class
    {"HeUniform",
     {"he_uniform"},
     "Uniform, scaled for layers followed by relu."
     "\nU(-limit, limit), limit = sqrt(6 / fan_in)",
     2,
     "fan_in",
     "uniform"},
    // HeNormal(seed): truncated normal, deviation sqrt(2 / fan_in).
    // He et al., "Delving Deep into Rectifiers", 2015.
    // https://keras.io/api/layers/initializers/#henormal-class
    {"HeNormal",
     {"he_normal"},
     "Truncated normal, scaled for layers followed by relu."
     "\nstddev = sqrt(2 / fan_in)",
     2,
     "fan_in",
     "truncated_normal"},
    // LecunUniform(seed): uniform in ±sqrt(3 / fan_in).
    // Klambauer et al., "Self-Normalizing Neural Networks", 2017; LeCun et al., "Efficient
    // BackProp",
    // 1998. https://keras.io/api/layers/initializers/#lecununiform-class
    {"LecunUniform",
     {"lecun_uniform"},
     "Uniform, scaled by fan-in; for selu."
     "\nU(-limit, limit), limit = sqrt(3 / fan_in)",
     1,
     "fan_in",
     "uniform"},
    // LecunNormal(seed): truncated normal, deviation sqrt(1 / fan_in).
    // Klambauer et al., "Self-Normalizing Neural Networks", 2017; LeCun et al., "Efficient
    // BackProp",
    // 1998. https://keras.io/api/layers/initializers/#lecunnormal-class
    {"LecunNormal",
     {"lecun_normal"},
     "Truncated normal, scaled by fan-in; for selu."
     "\nstddev = sqrt(1 / fan_in)",
     1,
     "fan_in",
     "truncated_normal"},
};

}  // namespace

/// The initializers that are a VarianceScaling of their own name.
std::vector<const Entry*> scaledInitializerEntries() {
  return tableEntries<Initializer, VarianceScaling>(kRows);
}

const EntryOf<Initializer>& varianceScalingInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, VarianceScaling>(
      "VarianceScaling", {"variance_scaling"},
      "Random, with a variance that depends on the shape of the weights."
      "\nvariance = scale / n, with n = fan_in, fan_out or their mean",
      {{.name = "scale",
        .default_json = "1.0",
        .doc = "The scaling factor: the variance times the fan.",
        .above = 0},
       {.name = "mode",
        .type = ArgumentType::kString,
        .default_json = "\"fan_in\"",
        .doc = "The fan by which the variance is divided.",
        .choices = {"fan_in", "fan_out", "fan_avg"}},
       {.name = "distribution",
        .type = ArgumentType::kString,
        .default_json = "\"truncated_normal\"",
        .doc = "The distribution that values are drawn from.",
        .choices = {"truncated_normal", "untruncated_normal", "uniform", "normal"}},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
