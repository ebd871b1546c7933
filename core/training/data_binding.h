#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "model/model.h"

namespace minibatch {

/// The targets a compiled model wants, by output.
struct WantedTarget {
  bool wanted = false;  // outputs without a loss and metrics take none
  Shape shape;          // of one row, as the loss takes it
  /// What the metrics take that the loss's shape does not suit: one-hot rows beside class indices,
  /// or the other way round.
  std::optional<Shape> metric_shape = {};
  std::string metric = {};  // the first of these
};

/// The model for the lengths of data as bindInputs() gave it: itself, unless it leaves some open.
std::shared_ptr<const Model> sizedFor(const Dataset& data, const Model& model);

/// The data set with its inputs in the model's order: by name where they have names. Throws
/// kInvalidData or kShapeMismatch, naming both sides, unless they are the model's.
Dataset bindInputs(const Dataset& data, const Model& model);

/// The same with its targets, and their sample weights, in the order of the model's outputs; those
/// nobody wants are left out. Targets of known classes suit losses that take indices as well as
/// those that take one-hot rows: see Dataset::gatherTargetAs(). Targets without names are one for
/// each output, or one for each output that wants one.
Dataset bindTargets(const Dataset& data, const Model& model,
                    const std::vector<WantedTarget>& wanted);

}  // namespace minibatch
