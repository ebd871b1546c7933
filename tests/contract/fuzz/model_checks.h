#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "contract/fuzz/random_model.h"

namespace minibatch::testing {

/// What checking gradients met.
struct GradientStatistics {
  int models = 0;
  int directions = 0;  // derivatives compared
  int kinks = 0;  // points where the derivative from both sides differs, left for another point
  int unresolved = 0;                        // models with a derivative that no point could tell
  int unbounded = 0;                         // models whose values are too large for differences
  int without = 0;                           // models in which every gradient is zero
  std::map<std::string, int> with_gradient;  // by class: weights that got one other than zero
  std::map<std::string, int> weights;        // by class: weights
};

/// What leaving lengths open met.
struct OpenStatistics {
  int models = 0;
  int refused = 0;  // because weights depend on what was left open
};

/// Each returns what is wrong with the model, or nothing. `seed` is the model's.

/// Shapes are those inferred, every element is written, nothing depends on what memory held before,
/// on the largest batch planned, or on a way through JSON: the same bits of outputs, gradients and
/// moving statistics each time.
std::string checkBits(const RandomModel& model, std::uint64_t seed);
/// A row's outputs at inference do not depend on the rows beside it. In double precision.
std::string checkRows(const RandomModel& model, std::uint64_t seed);
/// Gradients of inputs and weights are the central differences of a random cotangent's product with
/// the outputs. In double precision.
std::string checkGradients(const RandomModel& model, std::uint64_t seed,
                           GradientStatistics& statistics);

/// With some lengths of its inputs left open it is refused, or it is, sized as it was, what it was.
std::string checkOpen(const RandomModel& model, std::uint64_t seed, OpenStatistics& statistics);

}  // namespace minibatch::testing
