#pragma once

#include "base/arguments.h"
#include "base/tensor.h"

namespace minibatch {

// What the focal cross-entropies share (Lin et al., "Focal Loss for Dense Object Detection", 2018).

/// For n <= kLossChunk shares q >= 0 of what is not yet right: factors = q^gamma, and slopes, their
/// derivatives with respect to q.
void focalFactors(Index n, Real gamma, const Real* q, Real* factors, Real* slopes);

/// The `alpha` argument.
Argument focalAlphaArgument(TextId doc);
/// The `gamma` argument.
Argument focalGammaArgument();

}  // namespace minibatch
