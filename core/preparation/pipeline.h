#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/catalog_entry.h"
#include "data/table.h"
#include "preparation/preparation.h"
#include "preparation/step_walk.h"

namespace minibatch {

/// Takes a table through the steps of a preparation, one after the other, and gives the table that
/// comes out: scikit-learn's Pipeline.fit_transform() and transform(). All rows are the training
/// rows, and there is no target. Works in slices, so that it can be cancelled.
class PipelineJob {
 public:
  /// Fits the steps: a list of {class_name, config}. Throws kInvalidSpec as Catalog::parse() does,
  /// kInvalidArgument for a step that parts rows.
  PipelineJob(Table table, const nlohmann::json& steps, std::uint64_t seed, const Catalog& catalog);
  /// With steps that are fitted already; their columns are found by name.
  PipelineJob(const Table& table, const Preparation& fitted);

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);

  // After step() said so.

  Preparation takePreparation() { return std::move(preparation_); }
  /// The rows that came out, in their order.
  Table takeTable() { return std::move(data_.features); }

 private:
  void work();
  void keepRows();
  nlohmann::json shape() const;

  Preparation preparation_;
  bool fits_;
  PreparationData data_;
  std::size_t at_ = 0;
  bool fitting_ = true;
  StepWalk walk_;
  bool done_ = false;
};

}  // namespace minibatch
