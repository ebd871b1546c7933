#include "training/outside.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"

namespace minibatch {
namespace {

using nlohmann::json;

void requireSize(std::string_view what, Index expected, std::size_t received) {
  if (static_cast<Index>(received) == expected) return;
  fail(ErrorCode::kShapeMismatch, "outside.size",
       {{"what", what}, {"expected", expected}, {"received", received}});
}

}  // namespace

bool isOutside(const json& description, std::string_view class_name) {
  if (!description.is_object()) return false;
  const auto found = description.find("class_name");
  return found != description.end() && *found == class_name;
}

OutsideLoss::OutsideLoss(const json& description) {
  const json config = description.value("config", json::object());
  reduction_ = config.value("reduction", "sum_over_batch_size");
  if (!config.contains("target_shape")) return;
  target_.emplace();
  for (const json& extent : config["target_shape"]) target_->append(extent.get<Index>());
}

void OutsideLoss::give(std::span<const Real> values, std::span<const Real> gradient) {
  values_.assign(values.begin(), values.end());
  gradient_.assign(gradient.begin(), gradient.end());
}

void OutsideLoss::evaluate(const LossBatch& batch, const Real* weights, Real* values,
                           Real* gradient) const {
  const Index size = batch.prediction.size();
  const Index outputs = batch.prediction.shape.back();
  const Index positions = size / outputs;
  const bool is_whole = values_.size() == 1;
  if (!is_whole) requireSize("value", positions, values_.size());
  for (Index i = 0; i < positions; ++i) values[i] = values_[is_whole ? 0 : i];
  if (!gradient) return;
  requireSize("gradient", size, gradient_.size());
  // Each position's value is the batch's, so that its derivative counts once for each of them.
  const auto factor =
      is_whole ? static_cast<Real>(std::accumulate(weights, weights + positions, 0.0)) : Real(0);
  for (Index i = 0; i < size; ++i) {
    gradient[i] = (is_whole ? factor : weights[i / outputs]) * gradient_[i];
  }
}

void OutsideMetric::update(const ConstTensor&, const ConstTensor& prediction, const Real* weights) {
  const Index rows = prediction.batch();
  const auto weightOf = [&](Index row) {
    return weights ? static_cast<double>(weights[row]) : 1.0;
  };
  if (values_.size() == 1) {
    double weight = 1;
    if (weights) weight = std::accumulate(weights, weights + rows, 0.0);
    total_ += weight * static_cast<double>(values_[0]);
    count_ += weight;
    return;
  }
  // With sample weights by position each position comes as a row.
  const auto given = static_cast<Index>(values_.size());
  if (given == 0 || rows % given != 0) requireSize("metric", rows, values_.size());
  for (Index row = 0; row < rows; ++row) {
    total_ += weightOf(row) * static_cast<double>(values_[row / (rows / given)]);
    count_ += weightOf(row);
  }
}

}  // namespace minibatch
