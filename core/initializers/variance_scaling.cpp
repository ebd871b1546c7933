#include "initializers/variance_scaling.h"

#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

// Standard deviation of a standard normal truncated to [-2, 2].
constexpr double kTruncatedDeviation = .87962566103423978;

}  // namespace

VarianceScaling::VarianceScaling(const Arguments& arguments)
    : VarianceScaling(arguments, arguments.number("scale"), arguments.string("mode"),
                      arguments.string("distribution")) {}

VarianceScaling::VarianceScaling(const Arguments& arguments, double scale, std::string_view mode,
                                 std::string_view distribution)
    : seed_(arguments), scale_(scale), mode_(mode), distribution_(distribution) {}

void VarianceScaling::fill(const Tensor& weight, const RandomKey& key) const {
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

const EntryOf<Initializer>& varianceScalingInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, VarianceScaling>(
      "VarianceScaling", {"variance_scaling"},
      "Random, with a variance that fits the weight's fans.",
      {{.name = "scale", .default_json = "1.0", .doc = "The variance times the fan.", .above = 0},
       {.name = "mode",
        .type = ArgumentType::kString,
        .default_json = "\"fan_in\"",
        .doc = "Which fan the variance is divided by.",
        .choices = {"fan_in", "fan_out", "fan_avg"}},
       {.name = "distribution",
        .type = ArgumentType::kString,
        .default_json = "\"truncated_normal\"",
        .doc = "What the values are drawn from.",
        .choices = {"truncated_normal", "untruncated_normal", "uniform", "normal"}},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
