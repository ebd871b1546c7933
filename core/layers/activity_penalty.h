#pragma once

#include <memory>

#include "layers/layer.h"

namespace minibatch {

/// The argument `activity_regularizer`.
constexpr Argument activityRegularizerArgument() {
  return {.name = "activity_regularizer",
          .type = ArgumentType::kObject,
          .default_json = "null",
          .doc = "Penalty on the layer's output that is added to the loss; none if not set.",
          .object_kind = Kind::kRegularizer,
          .nullable = true};
}

/// The activation that a layer leaves to the graph (null: none) with the penalty on what it gives
/// that `activity_regularizer` asks for; the same where it asks for none.
std::unique_ptr<Layer> withActivityPenalty(const Arguments& arguments,
                                           std::unique_ptr<Layer> activation);

}  // namespace minibatch
