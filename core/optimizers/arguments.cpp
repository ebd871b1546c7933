#include "optimizers/arguments.h"

#include <algorithm>
#include <iterator>

#include "base/message.h"
namespace minibatch {

Argument betaArgument(std::string_view name, std::string_view default_json, std::string_view doc) {
  return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0, .below = 1};
}

Argument momentumArgument() {
  return {.name = "momentum",
          .default_json = "0.0",
          .doc = "How much of the last step is kept.",
          .minimum = 0,
          .maximum = 1};
}

Argument epsilonArgument() {
  return {.name = "epsilon",
          .default_json = "1e-07",
          .doc = "Added to the divisor, so that it is never zero.",
          .minimum = 0};
}

Moments::Moments(const Arguments& arguments)
    : beta_1(arguments.number("beta_1")),
      beta_2(arguments.number("beta_2")),
      epsilon(arguments.number("epsilon")) {}

std::vector<Argument> Moments::arguments() {
  return {betaArgument("beta_1", "0.9", "How slowly the mean of the gradients forgets."),
          betaArgument("beta_2", "0.999", "How slowly the mean of the squared gradients forgets."),
          epsilonArgument()};
}

void describeOptimizer(EntryOf<Optimizer>& entry, OptimizerDescription description) {
  std::vector<Argument>& all = entry.arguments;
  all.push_back({.name = "learning_rate",
                 .default_json = description.learning_rate,
                 .doc = "How far a typical step goes, or a schedule of it.",
                 .minimum = 0,
                 .object_kind = Kind::kSchedule,
                 .or_object = true});
  std::ranges::move(description.own, std::back_inserter(all));
  all.push_back({.name = "weight_decay",
                 .default_json = description.weight_decay,
                 .doc = "Share of the weights, times the learning rate, that a step takes away.",
                 .minimum = 0,
                 .nullable = description.weight_decay == "null"});
  const auto limit = [&](std::string_view name, std::string_view doc) {
    all.push_back(
        {.name = name, .default_json = "null", .doc = doc, .minimum = 0, .nullable = true});
  };
  limit("clipnorm", "Largest norm of each weight's gradient; none: any.");
  limit("clipvalue", "Largest size of each element of a gradient; none: any.");
  limit("global_clipnorm", "Largest norm of all gradients together; none: any.");
  all.push_back({.name = "use_ema",
                 .type = ArgumentType::kBoolean,
                 .default_json = "false",
                 .doc = "Whether training ends with a moving average of the weights."});
  all.push_back({.name = "ema_momentum",
                 .default_json = "0.99",
                 .doc = "How slowly that average follows the weights.",
                 .minimum = 0,
                 .maximum = 1});
  all.push_back({.name = "ema_overwrite_frequency",
                 .type = ArgumentType::kInteger,
                 .default_json = "null",
                 .doc = "Steps after which the weights become the average; none: at the end only.",
                 .minimum = 1,
                 .maximum = 1e9,
                 .nullable = true});
  all.push_back({.name = "gradient_accumulation_steps",
                 .type = ArgumentType::kInteger,
                 .default_json = "null",
                 .doc = "Batches whose gradients are averaged for one step; none: one.",
                 .minimum = 2,
                 .maximum = 1e6,
                 .nullable = true});
  entry.unsupported = {{"loss_scale_factor", "float32"}, {"is_legacy_optimizer", "one-kind"}};
}

}  // namespace minibatch
