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

}  // namespace minibatch
