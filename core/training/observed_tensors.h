#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "model/executor.h"

namespace minibatch {

/// What an executor keeps of the passes over some rows, batch by batch, in one array of numbers.
class ObservedTensors {
 public:
  /// `layers` by name; none given: all of the model's.
  ObservedTensors(std::shared_ptr<const Model> model, const nlohmann::json& layers, Index rows,
                  bool gradients);

  /// What the executor runs.
  const Model& model() const { return *model_; }
  /// What the executor has to keep.
  const Observations& wanted() const { return wanted_; }
  /// Takes what is known after a pass over the rows from `first` on.
  void take(const Executor& executor, Index first, Index count);
  /// Adds a tensor at the end and says where it is: {shape, offset}; null for a null tensor.
  nlohmann::json add(const ConstTensor& tensor);

  /// A list of {layer, application, output, preActivation, gradient, preActivationGradient}, in the
  /// order in which the model computes: where each is, as add() says it, or null. A layer without
  /// an activation has no preActivation, nor has one whose product ends in a ReLU; a gradient is
  /// null where the loss went past it.
  nlohmann::json list() const;
  const std::vector<Real>& values() const { return values_; }

 private:
  struct Place {
    int operation;
    bool is_gradient;
    Index row;  // elements
    Index offset;
    bool known = false;
  };
  struct Applied {
    int operation, application;
  };
  nlohmann::json placeOf(int operation, bool is_gradient) const;

  std::shared_ptr<const Model> model_;
  Index rows_;
  Observations wanted_;
  std::vector<Applied> applied_;
  std::vector<Place> places_;
  std::vector<Real> values_;
};

}  // namespace minibatch
