#include <algorithm>

#include "base/message.h"
#include "layers/activation.h"
#include "layers/recurrent.h"

namespace minibatch {

Recurrent::Gate::Gate(const Arguments& arguments, std::string_view name)
    : function_(makeActivation(arguments, name)) {
  if (function_) function_->check({arguments.integer("units")});
}

void Recurrent::Gate::forward(const Shape& block, const Real* x, Real* y) const {
  if (function_) {
    function_->forward({x, block}, {y, block});
  } else if (x != y) {
    std::copy_n(x, block.size(), y);
  }
}

void Recurrent::Gate::backward(const Shape& block, const Real* x, const Real* y, const Real* dy,
                               Real* dx) const {
  if (function_) {
    function_->backward({x, block}, {y, block}, {dy, block}, {dx, block});
  } else if (dy != dx) {
    std::copy_n(dy, block.size(), dx);
  }
}

std::vector<Argument> Recurrent::arguments(bool gated, std::vector<Argument> own) {
  const auto activation = [](const char* name, const char* value, TextId doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kObject,
                    .default_json = value,
                    .doc = doc,
                    .object_kind = Kind::kActivation,
                    .nullable = true};
  };
  const auto boolean = [](const char* name, const char* value, TextId doc) {
    return Argument{
        .name = name, .type = ArgumentType::kBoolean, .default_json = value, .doc = doc};
  };
  const auto rate = [](const char* name, TextId doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kNumber,
                    .default_json = "0.0",
                    .doc = doc,
                    .minimum = 0,
                    .maximum = 1};
  };
  std::vector<Argument> all = {
      {.name = "units",
       .type = ArgumentType::kInteger,
       .default_json = "",
       .doc = "Number of units, which is the size of the state and the output.",
       .minimum = 1,
       .maximum = 1e5},
      activation("activation", "\"tanh\"", "Activation function of the state; linear if not set.")};
  if (gated) {
    all.push_back(activation("recurrent_activation", "\"sigmoid\"",
                             "Activation function of the gates; linear if not set."));
  }
  all.push_back(boolean("use_bias", "true", "Whether to add a bias."));
  all = withWeightArguments(
      std::move(all),
      {{kKernel, "\"glorot_uniform\"", "Initializer of the kernel, which transforms the input."},
       {kRecurrentKernel, "\"orthogonal\"",
        "Initializer of the recurrent kernel, which transforms the state."},
       {kBias, "\"zeros\"", "Initializer of the bias."}});
  std::ranges::move(own, std::back_inserter(all));
  all.push_back(rate("dropout", "Fraction of the inputs to drop during training."));
  all.push_back(rate("recurrent_dropout", "Fraction of the state to drop during training."));
  all.push_back(OwnSeed::argument(
      "Random seed of the dropout; if not set, it follows from the model's seed."));
  all.push_back(
      boolean("return_sequences", "false",
              "Whether to return the output of every step instead of the last one only."));
  all.push_back(
      boolean("go_backwards", "false",
              "Whether to process the steps in reverse order and return the reversed sequence."));
  all.push_back(boolean("unroll", "false", "Accepted for Keras's sake; it has no effect here."));
  return all;
}

}  // namespace minibatch
