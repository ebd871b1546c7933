#include "data/target.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "base/merge_sort.h"
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
  sortStable(names);
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

TargetEncoder TargetEncoder::fit(std::span<const Column> targets) {
  TargetEncoder result;
  result.task_ = Task::kRegression;
  for (const Column& target : targets) {
    result.columns_.push_back(target.name);
    const NumericValues* numbers = target.numeric();
    if (!numbers) fail(ErrorCode::kInvalidData, "target.text", {{"column", target.name}});
    if (std::ranges::all_of(*numbers, [](double value) { return std::isnan(value); })) {
      fail(ErrorCode::kInvalidData, "target.no-values", {{"column", target.name}});
    }
  }
  return result;
}

TargetEncoder TargetEncoder::fit(const Column& target, Task task, const ClassOptions& options) {
  if (task == Task::kRegression) return fit({&target, 1});
  std::vector<std::string> names = sortedClasses(target);
  const auto classes = static_cast<Index>(names.size());
  if (classes == 0) {
    fail(ErrorCode::kInvalidData, "target.no-values", {{"column", target.name}});
  }
  if (classes == 1) {
    fail(ErrorCode::kInvalidData, "target.one-class",
         {{"column", target.name}, {"class", names[0]}});
  }
  Index labelled = 0;
  for (Index row = 0; row < target.rows(); ++row) labelled += target.isMissing(row) ? 0 : 1;
  if (classes == labelled && classes > 2) {
    fail(ErrorCode::kInvalidData,
         target.numeric() ? "target.a-number-a-row" : "target.a-class-a-row",
         {{"column", target.name}, {"count", labelled}});
  }
  if (classes > kMaxClasses) {
    fail(ErrorCode::kInvalidData, target.numeric() ? "target.many-numbers" : "target.many-classes",
         {{"column", target.name}, {"limit", kMaxClasses}, {"received", classes}});
  }
  TargetEncoder result;
  result.columns_ = {target.name};
  result.arrange(std::move(names), options);
  return result;
}

TargetEncoder TargetEncoder::ofClasses(std::vector<std::string> classes,
                                       const ClassOptions& options) {
  TargetEncoder result;
  result.arrange(std::move(classes), options);
  return result;
}

void TargetEncoder::arrange(std::vector<std::string> classes, const ClassOptions& options) {
  classes_ = std::move(classes);
  class_names_ = options.names.empty() ? classes_ : options.names;
  if (class_names_.size() != classes_.size()) {
    fail(ErrorCode::kInvalidArgument, "target.class-names",
         {{"received", class_names_.size()}, {"count", classes_.size()}, {"classes", classes_}});
  }
  std::vector<std::string> sorted = class_names_;
  sortStable(sorted);
  if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
    fail(ErrorCode::kInvalidArgument, "target.same-class-name", {{"name", *twice}});
  }
  if (!options.positive) return;
  if (classes_.size() != 2) {
    fail(ErrorCode::kInvalidArgument, "target.positive-of-two", {{"count", classes_.size()}});
  }
  const auto placeIn = [&](const std::vector<std::string>& names) {
    return std::ranges::find(names, *options.positive) - names.begin();
  };
  const auto place = std::min(placeIn(class_names_), placeIn(classes_));
  if (place == 2) {
    fail(ErrorCode::kInvalidArgument, "target.no-positive",
         {{"received", *options.positive}, {"known", class_names_}});
  }
  if (place == 1) return;
  std::swap(classes_[0], classes_[1]);
  std::swap(class_names_[0], class_names_[1]);
}

std::vector<double> TargetEncoder::transform(const Column& target) const {
  const NumericValues* numbers = target.numeric();
  if (task_ == Task::kRegression) {
    if (numbers) return *numbers;
    fail(ErrorCode::kInvalidData, "target.text-for-number", {{"column", target.name}});
  }
  std::unordered_map<std::string, Index> indices;
  for (const std::string& name : classes_) {
    indices.emplace(name, static_cast<Index>(indices.size()));
  }
  const auto index = [&](Index row) {
    const std::string name = target.text(row);
    const auto found = indices.find(name);
    if (found != indices.end()) return static_cast<double>(found->second);
    fail(ErrorCode::kInvalidData, "target.unknown-class",
         {{"column", target.name}, {"row", row}, {"received", name}, {"count", classes_.size()}});
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
  return jsonObject({{"columns", columns_},
                     {"task", task_ == Task::kClassification ? "classification" : "regression"},
                     {"classes", classes_},
                     {"class_names", class_names_}});
}

TargetEncoder TargetEncoder::fromJson(const nlohmann::json& json) try {
  TargetEncoder result;
  result.columns_ = json.at("columns").get<std::vector<std::string>>();
  const auto task = json.at("task").get<std::string>();
  if (task != "classification" && task != "regression") {
    fail(ErrorCode::kInvalidSpec, "target.task", {{"received", task}});
  }
  result.task_ = task == "classification" ? Task::kClassification : Task::kRegression;
  result.classes_ = json.at("classes").get<std::vector<std::string>>();
  result.class_names_ = json.at("class_names").get<std::vector<std::string>>();
  return result;
} catch (const nlohmann::json::exception& error) {
  fail(ErrorCode::kInvalidSpec, "target.malformed", {{"detail", jsonFault(error)}});
}

}  // namespace minibatch
