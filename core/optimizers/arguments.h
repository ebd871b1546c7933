#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// A share in [0, 1) of what is kept from step to step.
constexpr Argument betaArgument(const char* name, const char* default_json, TextId doc) {
  return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0, .below = 1};
}

constexpr Argument momentumArgument() {
  return {.name = "momentum",
          .default_json = "0.0",
          .doc = "Momentum: the fraction of the last update that is kept.",
          .minimum = 0,
          .maximum = 1};
}

constexpr Argument epsilonArgument() {
  return {.name = "epsilon",
          .default_json = "1e-07",
          .doc = "Small number added to the denominator to avoid division by 0.",
          .minimum = 0};
}

/// How Adam and those that follow it forget, and what they add to a divisor.
struct Moments {
  explicit Moments(const Arguments& arguments);
  /// beta_1, beta_2 and epsilon.
  static constexpr std::vector<Argument> arguments();

  double beta_1, beta_2, epsilon;
};

constexpr std::vector<Argument> Moments::arguments() {
  return {betaArgument("beta_1", "0.9",
                       "Decay rate of the first moment, the moving average of gradients."),
          betaArgument("beta_2", "0.999", "Decay rate of the moving average of squared gradients."),
          epsilonArgument()};
}

/// What the entries of two optimizers differ in.
struct OptimizerDescription {
  const char* class_name;
  std::string_view identifier;
  TextId doc;
  std::string_view learning_rate;          // the default, as JSON
  std::vector<Argument> own;               // arguments
  std::string_view weight_decay = "null";  // the default, as JSON; a number: null is not allowed
};

/// The arguments of an optimizer: learning_rate, its own, those all have.
constexpr std::vector<Argument> optimizerArguments(const OptimizerDescription& description) {
  std::vector<Argument> all;
  all.push_back({.name = "learning_rate",
                 .default_json = description.learning_rate,
                 .doc = "Learning rate, or a learning rate schedule.",
                 .minimum = 0,
                 .object_kind = Kind::kSchedule,
                 .or_object = true});
  all.insert(all.end(), description.own.begin(), description.own.end());
  all.push_back(
      {.name = "weight_decay",
       .default_json = description.weight_decay,
       .doc = "Weight decay: each step shrinks the weights by this times the learning rate.",
       .minimum = 0,
       .nullable = description.weight_decay == "null"});
  const auto limit = [&](const char* name, TextId doc) {
    all.push_back(
        {.name = name, .default_json = "null", .doc = doc, .minimum = 0, .nullable = true});
  };
  limit("clipnorm", "Maximum norm of the gradient of each weight; no clipping if not set.");
  limit("clipvalue", "Maximum absolute value of gradients; no clipping if not set.");
  limit("global_clipnorm", "Maximum norm of all gradients together; no clipping if not set.");
  all.push_back({.name = "use_ema",
                 .type = ArgumentType::kBoolean,
                 .default_json = "false",
                 .doc = "Whether to use an exponential moving average of the weights (EMA)."});
  all.push_back({.name = "ema_momentum",
                 .default_json = "0.99",
                 .doc = "Momentum of the EMA of the weights.",
                 .minimum = 0,
                 .maximum = 1});
  all.push_back({.name = "ema_overwrite_frequency",
                 .type = ArgumentType::kInteger,
                 .default_json = "null",
                 .doc = "Steps after which the weights are overwritten by their EMA; only at the "
                        "end if not set.",
                 .minimum = 1,
                 .maximum = 1e9,
                 .nullable = true});
  all.push_back(
      {.name = "gradient_accumulation_steps",
       .type = ArgumentType::kInteger,
       .default_json = "null",
       .doc = "Number of batches whose gradients are averaged for one update; 1 if not set.",
       .minimum = 2,
       .maximum = 1e6,
       .nullable = true});
  return all;
}

/// The entry of the optimizer `Product`, which a function without state describes.
template <class Product, class Description>
constexpr auto optimizerEntry(Description) {
  const OptimizerDescription description = Description{}();
  return entryFor<Optimizer, Product>(description.class_name, {description.identifier},
                                      description.doc,
                                      [] { return optimizerArguments(Description{}()); });
}

}  // namespace minibatch
