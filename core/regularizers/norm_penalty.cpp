#include "regularizers/norm_penalty.h"

#include "kernels/reductions.h"
#include "kernels/updates.h"

namespace minibatch {

double NormPenalty::penalty(Index n, const Real* values) const {
  double total = 0;
  if (l1_ != 0) total += l1_ * sumOfMagnitudes(n, values);
  if (l2_ != 0) total += l2_ * sumOfSquares(n, values);
  return total;
}

void NormPenalty::addGradient(Index n, const Real* values, Real* gradient) const {
  addPenaltyGradient(n, l1_, l2_, values, gradient);
}

Argument NormPenalty::factor(std::string_view name, std::string_view default_json,
                             std::string_view doc) {
  return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0};
}

}  // namespace minibatch
