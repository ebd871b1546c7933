#pragma once

#include <array>
#include <memory>
#include <vector>

#include "data/dataset.h"
#include "model/executor.h"
#include "model/model.h"

namespace minibatch {

/// What a model runs in, for each of the last lengths that it was given: one that leaves no extent
/// open has one plan.
class Plans {
 public:
  struct Plan {
    std::vector<Shape> inputs;  // as the data has them
    std::shared_ptr<const Model> model;
    std::unique_ptr<Executor> training, inference;
    unsigned used = 0;  // when: the calls before
  };

  /// The model must outlive the plans.
  explicit Plans(const Model& model) : model_(model), is_open_(model.isOpen()) {}

  /// For data as bindInputs() gave it. Nothing is allocated for lengths whose plan is kept. That
  /// used longest ago goes, but not that of `in_use`, beyond a small number of them and of bytes.
  Plan& of(const Dataset& data, const Executor* in_use = nullptr);
  void clear() { plans_ = {}; }

 private:
  const Model& model_;
  bool is_open_;
  unsigned calls_ = 0;
  std::array<Plan, 4> plans_;
};

}  // namespace minibatch
