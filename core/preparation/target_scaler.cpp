#include "preparation/target_scaler.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "preparation/affine_scaler.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::vector<TargetScaling> scalingOf(const std::string& name, const json& learned) {
  std::vector<TargetScaling> scaling;
  for (const json& column : learned.at("columns")) {
    const auto number = [&](const char* key) { return column.at(key).get<double>(); };
    if (name == kTargetScalers[0]) {
      scaling.push_back({.scale = number("scale"), .offset = number("mean")});
    } else {
      const double minimum = number("data_min");
      scaling.push_back({.scale = scaleOrOne(number("data_max") - minimum), .offset = minimum});
    }
  }
  return scaling;
}

}  // namespace

std::string TargetScaler::suggest(const Table& targets, const RowNumbers& train) {
  const bool large = std::ranges::any_of(targets.columns(), [&](const Column& column) {
    return std::ranges::any_of(
        train, [&](std::uint32_t row) { return std::abs((*column.numeric())[row]) > kLargest; });
  });
  return large ? kTargetScalers[0] : "";
}

TargetScaler::TargetScaler(const std::string& name, Table& targets, const RowNumbers& train,
                           const Catalog& catalog)
    : name_(name) {
  if (name.empty()) return;
  PreparationData data;
  data.features = targets;
  data.train = train;
  const std::unique_ptr<PreparationStep> scaler =
      catalog.make<PreparationStep>(json(name), "target, scaling");
  scaler->fit(data);
  scaler->transform(data);
  learned_ = scaler->learned();
  scaling_ = scalingOf(name, learned_);
  targets = data.features;
}

Table TargetScaler::transform(const Table& targets) const {
  if (scaling_.empty()) return targets;
  Table result;
  for (std::size_t i = 0; i < scaling_.size(); ++i) {
    const Column& column = targets.columns()[i];
    NumericValues values = *column.numeric();
    for (double& value : values) value = (value - scaling_[i].offset) / scaling_[i].scale;
    result.add({column.name, std::move(values)});
  }
  return result;
}

json TargetScaler::toJson() const {
  if (name_.empty()) return nullptr;
  return jsonObject({{"class_name", name_}, {"learned", learned_}});
}

TargetScaler TargetScaler::fromJson(const json& json) {
  TargetScaler result;
  if (json.is_null()) return result;
  result.name_ = json.at("class_name").get<std::string>();
  if (!std::ranges::count(kTargetScalers, result.name_)) {
    const std::string choices[] = {'"' + std::string(kTargetScalers[0]) + '"',
                                   '"' + std::string(kTargetScalers[1]) + '"'};
    fail(ErrorCode::kInvalidSpec, "target.scaler",
         {{"choices", choices}, {"received", result.name_}});
  }
  result.learned_ = json.at("learned");
  result.scaling_ = scalingOf(result.name_, result.learned_);
  return result;
}

}  // namespace minibatch
