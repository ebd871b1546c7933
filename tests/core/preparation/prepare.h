#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "catalog.h"
#include "preparation/prepare_job.h"

namespace minibatch {

/// A preparation of a table, done. `options` is JSON, as in {target: {columns: ["y"]},
/// preparation}.
inline std::unique_ptr<PrepareJob> prepared(const Table& table, std::string_view options) {
  auto job = std::make_unique<PrepareJob>(table, nlohmann::json::parse(options), catalog());
  while (!job->step(1e9)) {
  }
  return job;
}

/// How many rows and columns a report counts before or after a step.
inline nlohmann::json counts(nlohmann::json shape) {
  for (const char* other : {"names", "classes"}) shape.erase(other);
  return shape;
}

/// All features of a data set, row by row.
inline std::vector<Real> featuresOf(const Dataset& data) {
  std::vector<Real> x(static_cast<std::size_t>(data.rows() * data.sampleShape().size()));
  data.gatherRange(0, data.rows(), x.data(), nullptr);
  return x;
}

inline std::vector<Real> targetsOf(const Dataset& data) {
  std::vector<Real> y(static_cast<std::size_t>(data.rows() * data.targetShape().size()));
  data.gatherRange(0, data.rows(), nullptr, y.data());
  return y;
}

}  // namespace minibatch
