#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/argument_check.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "data/statistics.h"
#include "preparation/column_step.h"

namespace minibatch {
namespace {

using nlohmann::json;

// The most frequent number, the smallest among equally frequent ones.
double mode(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double best = values[0];
  std::size_t most = 0;
  for (std::size_t first = 0; first < values.size();) {
    const auto last = std::upper_bound(values.begin() + first, values.end(), values[first]);
    const auto next = static_cast<std::size_t>(last - values.begin());
    if (next - first > most) {
      most = next - first;
      best = values[first];
    }
    first = next;
  }
  return best;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// sklearn.impute.SimpleImputer.
class SimpleImputer : public ColumnStep {
 public:
  explicit SimpleImputer(const Arguments& arguments)
      : ColumnStep(arguments),
        strategy_(arguments.string("strategy")),
        fill_value_(arguments.config().at("fill_value")) {}

 private:
  bool constant() const { return strategy_ == "constant"; }

  bool appliesTo(const Column& column) const override {
    if (strategy_ == "most_frequent") return true;
    if (constant()) {
      return fill_value_.is_null() || fill_value_.is_number() == (column.numeric() != nullptr);
    }
    return column.numeric() != nullptr;
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const auto statistic = constant() ? constantFor(column) : statisticOf(column, rows);
    if (!statistic) return "all-missing";
    statistics_.push_back(*statistic);
    return std::nullopt;
  }

  std::optional<json> constantFor(const Column& column) const {
    const bool numbers = column.numeric() != nullptr;
    if (fill_value_.is_null()) return numbers ? json(0.0) : json("missing_value");
    if (fill_value_.is_number() != numbers) {
      fail(ErrorCode::kInvalidData,
           numbers ? "preparation.fill-with-number" : "preparation.fill-with-text",
           {{"where", location()}, {"column", column.name}, {"received", brief(fill_value_)}});
    }
    return fill_value_;
  }

  std::optional<json> statisticOf(const Column& column, const RowNumbers& rows) const {
    if (const CategoricalValues* text = column.categorical()) {
      if (strategy_ != "most_frequent") requireNumbers(column, location());
      const std::int32_t code = mostFrequent(*text, categoryCounts(*text, rows));
      return code < 0 ? std::nullopt : std::optional<json>(text->categories[code]);
    }
    requireFinite(column, rows);
    std::vector<double> seen;
    seen.reserve(rows.size());
    for (const std::uint32_t row : rows) {
      if (!std::isnan((*column.numeric())[row])) seen.push_back((*column.numeric())[row]);
    }
    if (seen.empty()) return std::nullopt;
    if (strategy_ == "mean") return mean(seen);
    return strategy_ == "median" ? median(std::move(seen)) : mode(std::move(seen));
  }

  void transformColumn(const PreparationData&, const Column& column, std::size_t index, Index,
                       Table& features) const override {
    const json& statistic = statistics_[index];
    if (const NumericValues* numbers = column.numeric()) {
      const auto is_missing = [](double value) { return std::isnan(value); };
      if (std::none_of(numbers->begin(), numbers->end(), is_missing)) return features.add(column);
      NumericValues filled = *numbers;
      std::replace_if(filled.begin(), filled.end(), is_missing, statistic.get<double>());
      return features.add({column.name, std::move(filled)});
    }
    CategoricalValues filled = *column.categorical();
    const auto& category = statistic.get_ref<const std::string&>();
    const auto found = std::ranges::find(filled.categories, category);
    const auto code = static_cast<std::int32_t>(found - filled.categories.begin());
    if (found == filled.categories.end()) filled.categories.push_back(category);
    std::replace(filled.codes.begin(), filled.codes.end(), -1, code);
    features.add({column.name, std::move(filled)});
  }

  json learnedColumn(std::size_t index) const override {
    return jsonObject({{"statistic", statistics_[index]}});
  }
  void restoreColumn(const json& column, std::size_t) override {
    statistics_.push_back(column.at("statistic"));
  }

  std::string strategy_;
  json fill_value_;
  std::vector<json> statistics_;
};

}  // namespace

const EntryOf<PreparationStep>& simpleImputerPreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, SimpleImputer>(
      "SimpleImputer", {}, "Replaces missing values by a statistic of their column.",
      ColumnStep::withColumns(
          {{.name = "strategy",
            .type = ArgumentType::kString,
            .default_json = "\"mean\"",
            .doc =
                "The replacement: the column's mean, median or most frequent value, or fill_value.",
            .choices = {"mean", "median", "most_frequent", "constant"}},
           {.name = "fill_value",
            .type = ArgumentType::kScalar,
            .default_json = "null",
            .doc = "The value of the strategy \"constant\"; if not set, 0, or \"missing_value\" "
                   "for text.",
            .nullable = true}}));
  return entry;
}

}  // namespace minibatch
