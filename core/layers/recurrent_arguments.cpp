#include <algorithm>

#include "base/message.h"
#include "layers/recurrent.h"

namespace minibatch {

Recurrent::Gate::Gate(const Arguments& arguments, std::string_view name)
    : function_(arguments.make<Activation>(name)) {}

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
  const auto activation = [](std::string_view name, std::string_view value, std::string_view doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kObject,
                    .default_json = value,
                    .doc = doc,
                    .object_kind = Kind::kActivation,
                    .nullable = true};
  };
  const auto boolean = [](std::string_view name, std::string_view value, std::string_view doc) {
    return Argument{
        .name = name, .type = ArgumentType::kBoolean, .default_json = value, .doc = doc};
  };
  const auto rate = [](std::string_view name, std::string_view doc) {
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
       .doc = "Size of the state, and of the output.",
       .minimum = 1,
       .maximum = 1e5},
      activation("activation", "\"tanh\"", "Activation of the state; none: linear.")};
  if (gated) {
    all.push_back(activation("recurrent_activation", "\"sigmoid\"",
                             "Activation of the gates; none: linear."));
  }
  all.push_back(boolean("use_bias", "true", "Whether a bias is added."));
  all = withWeightArguments(
      std::move(all), {{kKernel, "\"glorot_uniform\"", "How the weights of the input start."},
                       {kRecurrentKernel, "\"orthogonal\"", "How the weights of the state start."},
                       {kBias, "\"zeros\"", "How the bias starts."}});
  std::ranges::move(own, std::back_inserter(all));
  all.push_back(rate("dropout", "Share of the inputs to drop in training."));
  all.push_back(rate("recurrent_dropout", "Share of the state to drop in training."));
  all.push_back(OwnSeed::argument("Own seed of the dropout; none: the model's."));
  all.push_back(boolean("return_sequences", "false",
                        "Whether to give the state after every step, not only after the last."));
  all.push_back(boolean("go_backwards", "false",
                        "Whether to go from the last step to the first; the sequence given is "
                        "reversed, too."));
  all.push_back(boolean("unroll", "false", "Changes nothing here; Keras unrolls its loop."));
  return all;
}

}  // namespace minibatch
