#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// A share in [0, 1) of what is kept from step to step.
Argument betaArgument(const char* name, const char* default_json, TextId doc);
Argument momentumArgument();
Argument epsilonArgument();

/// How Adam and those that follow it forget, and what they add to a divisor.
struct Moments {
  explicit Moments(const Arguments& arguments);
  /// beta_1, beta_2 and epsilon.
  static std::vector<Argument> arguments();

  double beta_1, beta_2, epsilon;
};

/// What the entries of two optimizers differ in.
struct OptimizerDescription {
  const char* class_name;
  std::string_view identifier;
  TextId doc;
  std::string_view learning_rate;          // the default, as JSON
  std::vector<Argument> own;               // arguments
  std::string_view weight_decay = "null";  // the default, as JSON; a number: null is not allowed
};

/// Fills in the entry of an optimizer: learning_rate, its own arguments, those all have.
void describeOptimizer(EntryOf<Optimizer>& entry, OptimizerDescription description);

/// The entry of the optimizer `Product`.
template <class Product>
EntryOf<Optimizer> optimizerEntry(OptimizerDescription description) {
  EntryOf<Optimizer> entry = entryFor<Optimizer, Product>(
      description.class_name, {description.identifier}, description.doc, {});
  describeOptimizer(entry, std::move(description));
  return entry;
}

}  // namespace minibatch
