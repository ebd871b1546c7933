#include "layers/weight_arguments.h"

namespace minibatch {

WeightRules::WeightRules(const Arguments& arguments, const WeightNames& names)
    : initializer(arguments.make<Initializer>(names.initializer)),
      regularizer(arguments.make<Regularizer>(names.regularizer)),
      constraint(arguments.make<Constraint>(names.constraint)) {}

WeightSpec WeightRules::spec(std::string name, const Shape& shape) const {
  return {.name = std::move(name),
          .shape = shape,
          .initializer = initializer,
          .regularizer = regularizer,
          .constraint = constraint};
}

Argument initializerArgument(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kObject,
          .default_json = default_json,
          .doc = doc,
          .object_kind = Kind::kInitializer};
}

std::vector<Argument> withWeightArguments(std::vector<Argument> own,
                                          std::initializer_list<WeightArguments> weights) {
  const auto add = [&](const char* name, TextId doc, Kind kind) {
    own.push_back({.name = name,
                   .type = ArgumentType::kObject,
                   .default_json = "null",
                   .doc = doc,
                   .object_kind = kind,
                   .nullable = true});
  };
  for (const WeightArguments& weight : weights) {
    own.push_back(
        initializerArgument(weight.names.initializer, weight.default_initializer, weight.doc));
  }
  for (const WeightArguments& weight : weights) {
    add(weight.names.regularizer,
        "Penalty on the weights that is added to the loss; none if not set.", Kind::kRegularizer);
  }
  for (const WeightArguments& weight : weights) {
    add(weight.names.constraint, "Constraint on the weights that is applied after every step.",
        Kind::kConstraint);
  }
  return own;
}

}  // namespace minibatch
