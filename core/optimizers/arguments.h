#pragma once

#include "base/arguments.h"

namespace minibatch {

// Arguments that several optimizers share.

Argument learningRateArgument(std::string_view default_json);
/// A share in [0, 1) of what is kept from step to step.
Argument betaArgument(std::string_view name, std::string_view default_json, std::string_view doc);
Argument epsilonArgument();

}  // namespace minibatch
