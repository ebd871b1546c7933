#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/shape.h"

namespace minibatch::testing {

/// A random model as Keras's JSON, with what is known of it from its layers alone.
struct RandomModel {
  nlohmann::json spec;
  std::vector<Shape> inputs;          // samples
  std::vector<Index> integers_below;  // by input: its values are whole and below this; 0: any
  std::vector<Shape> outputs;
  std::vector<std::string> class_names;  // of the layers, in order
};

/// What making models met.
struct MakingStatistics {
  std::map<std::string, int> taken;    // by class: how many layers of models
  std::map<std::string, int> refused;  // by class: arguments or inputs that do not go together
  int too_large = 0;                   // layers that would have made the model slow
  std::vector<std::string> faults;     // refusals with another code than a refusal should have
};

/// A Sequential or Functional model of layers of the catalogue: merges, branches, shared layers,
/// several inputs and outputs, inputs of one to four axes. The same seed gives the same model in
/// every build. A layer that refuses its random arguments or inputs is left out.
RandomModel makeRandomModel(std::uint64_t seed, MakingStatistics& statistics);

}  // namespace minibatch::testing
