#include "optimizers/arguments.h"

#include <algorithm>
#include <iterator>

#include "base/message.h"
namespace minibatch {

Argument betaArgument(const char* name, const char* default_json, TextId doc) {
  return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0, .below = 1};
}

Argument momentumArgument() {
  return {.name = "momentum",
          .default_json = "0.0",
          .doc = "Momentum: the fraction of the last update that is kept.",
          .minimum = 0,
          .maximum = 1};
}

Argument epsilonArgument() {
  return {.name = "epsilon",
          .default_json = "1e-07",
          .doc = "Small number added to the denominator to avoid division by 0.",
          .minimum = 0};
}

Moments::Moments(const Arguments& arguments)
    : beta_1(arguments.number("beta_1")),
      beta_2(arguments.number("beta_2")),
      epsilon(arguments.number("epsilon")) {}

std::vector<Argument> Moments::arguments() {
  return {betaArgument("beta_1", "0.9",
                       "Decay rate of the first moment, the moving average of gradients."),
          betaArgument("beta_2", "0.999", "Decay rate of the moving average of squared gradients."),
          epsilonArgument()};
}

void describeOptimizer(EntryOf<Optimizer>& entry, OptimizerDescription description) {
  std::vector<Argument>& all = entry.arguments;
  all.push_back({.name = "learning_rate",
                 .default_json = description.learning_rate,
                 .doc = "Learning rate, or a learning rate schedule.",
                 .minimum = 0,
                 .object_kind = Kind::kSchedule,
                 .or_object = true});
  std::ranges::move(description.own, std::back_inserter(all));
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
  entry.unsupported = {{"loss_scale_factor", "float32"}, {"is_legacy_optimizer", "one-kind"}};
}

}  // namespace minibatch
