#include "data/target.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "base/number_text.h"
#include "base/parse_json.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

constexpr Index kMaxSuggestedClasses = 20;

// Numbers in order of size, text in order of its characters.
std::vector<std::string> sortedClasses(const Column& target) {
  std::vector<std::string> names;
  if (const NumericValues* numbers = target.numeric()) {
    NumericValues values = *numbers;
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const double value : values) names.push_back(numberText(value));
    return names;
  }
  const CategoricalValues& text = *target.categorical();
  const auto counts = categoryCounts(text, allRows(target.rows()));
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) names.push_back(text.categories[code]);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Task suggestTask(const Column& target) {
  const NumericValues* numbers = target.numeric();
  if (!numbers) return Task::kClassification;
  const bool whole = std::all_of(numbers->begin(), numbers->end(), [](double value) {
    return std::isnan(value) || value == std::floor(value);
  });
  const ColumnStatistics statistics = columnStatistics(target);
  return whole && statistics.distinct <= kMaxSuggestedClasses &&
                 2 * statistics.distinct <= statistics.count
             ? Task::kClassification
             : Task::kRegression;
}

TargetEncoder TargetEncoder::fit(const Column& target, Task task) {
  TargetEncoder result;
  result.column_ = target.name;
  result.task_ = task;
  if (task == Task::kRegression) {
    if (!target.numeric()) {
      fail(ErrorCode::kInvalidData, "target.text", {{"column", target.name}});
    }
    return result;
  }
  result.class_names_ = sortedClasses(target);
  const auto classes = static_cast<Index>(result.class_names_.size());
  if (classes == 0) {
    fail(ErrorCode::kInvalidData, "target.no-values", {{"column", target.name}});
  }
  if (classes == 1) {
    fail(ErrorCode::kInvalidData, "target.one-class",
         {{"column", target.name}, {"class", result.class_names_[0]}});
  }
  if (classes > kMaxClasses) {
    fail(ErrorCode::kInvalidData, target.numeric() ? "target.many-numbers" : "target.many-classes",
         {{"column", target.name}, {"limit", kMaxClasses}, {"received", classes}});
  }
  return result;
}

TargetEncoder TargetEncoder::ofClasses(std::vector<std::string> names) {
  TargetEncoder result;
  result.class_names_ = std::move(names);
  return result;
}

std::vector<double> TargetEncoder::transform(const Column& target) const {
  const NumericValues* numbers = target.numeric();
  if (task_ == Task::kRegression) {
    if (numbers) return *numbers;
    fail(ErrorCode::kInvalidData, "target.text-for-number", {{"column", target.name}});
  }
  std::unordered_map<std::string, Index> indices;
  for (const std::string& name : class_names_) {
    indices.emplace(name, static_cast<Index>(indices.size()));
  }
  const auto index = [&](Index row) {
    const std::string name = target.text(row);
    const auto found = indices.find(name);
    if (found != indices.end()) return static_cast<double>(found->second);
    fail(ErrorCode::kInvalidData, "target.unknown-class",
         {{"column", target.name},
          {"row", row},
          {"received", name},
          {"count", class_names_.size()}});
  };
  // Each value is looked up once: writing a number as text takes long.
  std::unordered_map<double, double> of_value;
  std::vector<double> result;
  result.reserve(static_cast<std::size_t>(target.rows()));
  for (Index row = 0; row < target.rows(); ++row) {
    if (target.isMissing(row)) {
      result.push_back(std::nan(""));
      continue;
    }
    const double value = numbers ? (*numbers)[row] : target.categorical()->codes[row];
    const auto [found, is_new] = of_value.try_emplace(value);
    if (is_new) found->second = index(row);
    result.push_back(found->second);
  }
  return result;
}

nlohmann::json TargetEncoder::toJson() const {
  return jsonObject({{"column", column_},
                     {"task", task_ == Task::kClassification ? "classification" : "regression"},
                     {"class_names", class_names_}});
}

TargetEncoder TargetEncoder::fromJson(const nlohmann::json& json) try {
  TargetEncoder result;
  result.column_ = json.at("column").get<std::string>();
  const auto task = json.at("task").get<std::string>();
  if (task != "classification" && task != "regression") {
    fail(ErrorCode::kInvalidSpec, "target.task", {{"received", task}});
  }
  result.task_ = task == "classification" ? Task::kClassification : Task::kRegression;
  result.class_names_ = json.at("class_names").get<std::vector<std::string>>();
  return result;
} catch (const nlohmann::json::exception& error) {
  fail(ErrorCode::kInvalidSpec, "target.malformed", {{"detail", jsonFault(error)}});
}

}  // namespace minibatch
