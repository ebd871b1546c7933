#pragma once

#include "base/arguments.h"

namespace minibatch {

/// Of classical models, which no other entry takes for an argument. Beside the other kinds, whose
/// header every source of the core includes.
inline constexpr Kind kBaselineKind = static_cast<Kind>(static_cast<int>(Kind::kPreparation) + 1);

}  // namespace minibatch
