#pragma once

#include <memory>

#include "layers/layer.h"

namespace minibatch {

/// The argument `activity_regularizer`.
Argument activityRegularizerArgument();

/// The activation that a layer leaves to the graph (null: none) with the penalty on what it gives
/// that `activity_regularizer` asks for; the same where it asks for none.
std::unique_ptr<Layer> withActivityPenalty(const Arguments& arguments,
                                           std::unique_ptr<Layer> activation);

}  // namespace minibatch
