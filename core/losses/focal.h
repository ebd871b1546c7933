#pragma once

#include "base/arguments.h"
#include "base/tensor.h"

namespace minibatch {

// What the focal cross-entropies share (Lin et al., "Focal Loss for Dense Object Detection", 2018).

/// For n <= kLossChunk shares q >= 0 of what is not yet right: factors = q^gamma, and slopes, their
/// derivatives with respect to q.
void focalFactors(Index n, Real gamma, const Real* q, Real* factors, Real* slopes);

/// The `alpha` argument.
constexpr Argument focalAlphaArgument(TextId doc) {
  return {.name = "alpha", .default_json = "0.25", .doc = doc, .minimum = 0, .maximum = 1};
}

/// The `gamma` argument.
constexpr Argument focalGammaArgument() {
  return {.name = "gamma",
          .default_json = "2.0",
          .doc =
              "Focusing parameter: the larger, the less easy samples count; 0 weights all samples "
              "the same.",
          .minimum = 0};
}

}  // namespace minibatch
