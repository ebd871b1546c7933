#include "preparation/categories.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/json_object.h"
#include "base/merge_sort.h"
#include "base/number_text.h"
#include "base/refusal.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

struct Counted {
  std::string category;
  Index count;
};

// The distinct numbers among `rows` in order, as texts.
std::vector<Counted> countNumbers(const NumericValues& values, const RowNumbers& rows) {
  std::vector<double> sorted;
  sorted.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    if (!std::isnan(values[row])) sorted.push_back(values[row]);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<Counted> result;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i] != sorted[i - 1]) result.push_back({numberText(sorted[i]), 0});
    ++result.back().count;
  }
  return result;
}

std::vector<Counted> countTexts(const CategoricalValues& values, const RowNumbers& rows) {
  const std::vector<Index> counts = categoryCounts(values, rows);
  std::vector<Counted> result;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) result.push_back({values.categories[code], counts[code]});
  }
  sortStable(result, [](const Counted& a, const Counted& b) { return a.category < b.category; });
  return result;
}

// sklearn's _BaseEncoder._identify_infrequent().
std::vector<bool> infrequentAmong(const std::vector<Counted>& counted, double fewest,
                                  std::optional<Index> max_categories) {
  std::vector<bool> infrequent(counted.size());
  Index rare = 0;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    infrequent[i] = static_cast<double>(counted[i].count) < fewest;
    rare += infrequent[i];
  }
  // A group for the infrequent ones is reckoned with even where there are none.
  const Index groups = static_cast<Index>(counted.size()) - rare + 1;
  if (!max_categories || *max_categories >= groups) return infrequent;
  std::vector<std::size_t> order(counted.size());
  std::iota(order.begin(), order.end(), 0u);
  sortStable(order,
             [&](std::size_t a, std::size_t b) { return counted[a].count < counted[b].count; });
  order.resize(counted.size() - static_cast<std::size_t>(*max_categories - 1));
  for (const std::size_t i : order) infrequent[i] = true;
  return infrequent;
}

}  // namespace

CategoryGroups CategoryGroups::of(const Column& column, const RowNumbers& rows,
                                  std::optional<double> min_frequency,
                                  std::optional<Index> max_categories) {
  const NumericValues* numbers = column.numeric();
  const std::vector<Counted> counted =
      numbers ? countNumbers(*numbers, rows) : countTexts(*column.categorical(), rows);
  double fewest = min_frequency.value_or(0);
  if (fewest < 1) fewest *= static_cast<double>(rows.size());
  const std::vector<bool> infrequent = infrequentAmong(counted, fewest, max_categories);
  CategoryGroups result;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    result.categories_.push_back(counted[i].category);
    if (infrequent[i]) result.infrequent_.push_back(counted[i].category);
  }
  result.number();
  return result;
}

void CategoryGroups::number() {
  for (const std::string& category : categories_) {
    const bool rare = std::ranges::count(infrequent_, category) > 0;
    groups_.push_back(rare ? -1 : static_cast<std::int32_t>(names_.size()));
    if (!rare) names_.push_back(category);
  }
  std::ranges::replace(groups_, -1, static_cast<std::int32_t>(names_.size()));
  if (!infrequent_.empty()) names_.emplace_back("infrequent_sklearn");
}

nlohmann::json CategoryGroups::toJson() const {
  nlohmann::json json = jsonObject({{"categories", categories_}});
  if (!infrequent_.empty()) json["infrequent"] = infrequent_;
  return json;
}

CategoryGroups CategoryGroups::fromJson(const nlohmann::json& json) {
  CategoryGroups result;
  json.at("categories").get_to(result.categories_);
  if (json.contains("infrequent")) json["infrequent"].get_to(result.infrequent_);
  result.number();
  return result;
}

std::vector<std::int32_t> CategoryGroups::groupsOf(const Column& column) const {
  std::unordered_map<std::string, std::int32_t> known;
  for (std::size_t i = 0; i < categories_.size(); ++i) known.emplace(categories_[i], groups_[i]);
  const auto group = [&](const std::string& category) {
    const auto found = known.find(category);
    return found == known.end() ? -1 : found->second;
  };
  std::vector<std::int32_t> result;
  result.reserve(static_cast<std::size_t>(column.rows()));
  if (const CategoricalValues* text = column.categorical()) {
    std::vector<std::int32_t> by_code;
    for (const std::string& category : text->categories) by_code.push_back(group(category));
    for (const std::int32_t code : text->codes) result.push_back(code < 0 ? -1 : by_code[code]);
    return result;
  }
  std::unordered_map<double, std::int32_t> by_number;
  for (const double value : *column.numeric()) {
    const auto [found, is_new] = by_number.try_emplace(value, -1);
    if (is_new && value == value) found->second = group(numberText(value));
    result.push_back(found->second);
  }
  return result;
}

std::vector<Argument> rareCategoryArguments() {
  return {{.name = "min_frequency",
           .type = ArgumentType::kNumber,
           .default_json = "null",
           .doc = "Categories with fewer rows, or a smaller fraction of the rows where it is below "
                  "1, are put together.",
           .above = 0,
           .nullable = true},
          {.name = "max_categories",
           .type = ArgumentType::kInteger,
           .default_json = "null",
           .doc = "The most categories that are told apart; the rarest are put together.",
           .minimum = 1,
           .maximum = 1e6,
           .nullable = true}};
}

std::optional<double> minFrequencyOf(const Arguments& arguments) {
  if (arguments.isNull("min_frequency")) return std::nullopt;
  const double value = arguments.number("min_frequency");
  if (value > 1 && value != std::floor(value)) {
    refuseValue(arguments, "min_frequency", Message("expected.rows-or-share"),
                arguments.config().at("min_frequency"));
  }
  return value;
}

std::optional<Index> maxCategoriesOf(const Arguments& arguments) {
  if (arguments.isNull("max_categories")) return std::nullopt;
  return arguments.integer("max_categories");
}

}  // namespace minibatch
