#include "optimizers/arguments.h"

namespace minibatch {

Argument learningRateArgument(std::string_view default_json) {
  return {.name = "learning_rate",
          .default_json = default_json,
          .doc = "How far a typical step goes.",
          .minimum = 0};
}

Argument betaArgument(std::string_view name, std::string_view default_json, std::string_view doc) {
  return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0, .below = 1};
}

Argument epsilonArgument() {
  return {.name = "epsilon",
          .default_json = "1e-07",
          .doc = "Added to the divisor, so that it is never zero.",
          .minimum = 0};
}

}  // namespace minibatch
