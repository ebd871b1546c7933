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

constexpr const char* kMissingText = "missing_value";

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
        fill_value_(arguments.config().at("fill_value")),
        missing_value_(arguments.config().at("missing_values")),
        adds_indicator_(arguments.boolean("add_indicator")),
        keeps_empty_(arguments.boolean("keep_empty_features")) {}

  bool needs(const std::string& column) const override {
    return std::ranges::count(indicators_, column) > 0;
  }
  json learned() const override {
    json result = ColumnStep::learned();
    if (adds_indicator_) result["indicators"] = indicators_;
    return result;
  }
  void restore(const json& learned) override {
    ColumnStep::restore(learned);
    if (adds_indicator_) learned.at("indicators").get_to(indicators_);
  }

 private:
  bool constant() const { return strategy_ == "constant"; }

  bool appliesTo(const Column& column) const override {
    if (strategy_ == "most_frequent") return true;
    if (constant()) {
      return fill_value_.is_null() || fill_value_.is_number() == (column.numeric() != nullptr);
    }
    return column.numeric() != nullptr;
  }

  std::optional<std::string_view> fitColumn(const Column& given, const RowNumbers& rows,
                                            std::size_t) override {
    const Column column = withGaps(given);
    const auto is_missing = [&](std::uint32_t row) { return column.isMissing(row); };
    auto statistic = constant() ? std::optional(constantFor(column)) : statisticOf(column, rows);
    if (std::ranges::all_of(rows, is_missing)) {
      if (!keeps_empty_) return "all-missing";
      if (!statistic) statistic = column.numeric() ? json(0.0) : json(kMissingText);
    }
    statistics_.push_back(*statistic);
    if (adds_indicator_ && std::ranges::any_of(rows, is_missing)) {
      indicators_.push_back(column.name);
    }
    return std::nullopt;
  }

  // The column with nothing where the value is that stands for it.
  Column withGaps(const Column& column) const {
    if (missing_value_.is_null()) return column;
    if (const NumericValues* numbers = column.numeric()) {
      if (!missing_value_.is_number()) return column;
      NumericValues values = *numbers;
      std::replace(values.begin(), values.end(), missing_value_.get<double>(), std::nan(""));
      return {column.name, std::move(values)};
    }
    if (!missing_value_.is_string()) return column;
    CategoricalValues values = *column.categorical();
    const auto found =
        std::ranges::find(values.categories, missing_value_.get_ref<const std::string&>());
    if (found == values.categories.end()) return column;
    const auto code = static_cast<std::int32_t>(found - values.categories.begin());
    std::replace(values.codes.begin(), values.codes.end(), code, -1);
    return {column.name, std::move(values)};
  }

  json constantFor(const Column& column) const {
    const bool numbers = column.numeric() != nullptr;
    if (fill_value_.is_null()) return numbers ? json(0.0) : json(kMissingText);
    if (fill_value_.is_number() != numbers) {
      fail(ErrorCode::kInvalidData,
           numbers ? "preparation.value-with-number" : "preparation.value-with-text",
           {{"where", location()},
            {"column", column.name},
            {"argument", "fill_value"},
            {"received", brief(fill_value_)}});
    }
    return fill_value_;
  }

  std::optional<json> statisticOf(const Column& column, const RowNumbers& rows) const {
    if (const CategoricalValues* text = column.categorical()) {
      if (strategy_ != "most_frequent") requireNumbers(column, location());
      const std::int32_t code = mostFrequent(*text, categoryCounts(*text, rows));
      return code < 0 ? std::nullopt : std::optional<json>(text->categories[code]);
    }
    std::vector<double> seen = presentNumbers(column, rows, location());
    if (seen.empty()) return std::nullopt;
    if (strategy_ == "mean") return mean(seen);
    return strategy_ == "median" ? median(std::move(seen)) : mode(std::move(seen));
  }

  void transformColumn(const PreparationData&, const Column& given, std::size_t index, Index,
                       Table& features) const override {
    const Column column = withGaps(given);
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

  // sklearn.impute.MissingIndicator(features="missing-only").
  Index addingSlices(const PreparationData&) const override { return std::ssize(indicators_); }
  void addColumns(const PreparationData& data, Index slice, Table& features) const override {
    const std::string& name = indicators_[static_cast<std::size_t>(slice)];
    const Column column = withGaps(data.features.require(name));
    features.add(missingIndicator(column, data.features, features));
  }

  json learnedColumn(std::size_t index) const override {
    return jsonObject({{"statistic", statistics_[index]}});
  }
  void restoreColumn(const json& column, std::size_t) override {
    statistics_.push_back(column.at("statistic"));
  }

  std::string strategy_;
  json fill_value_;
  json missing_value_;
  bool adds_indicator_, keeps_empty_;
  std::vector<json> statistics_;
  std::vector<std::string> indicators_;
};

}  // namespace

const EntryOf<PreparationStep>& simpleImputerPreparationEntry() {
  static constexpr auto entry = learningEntry<SimpleImputer>(
      "SimpleImputer", {}, "Replaces missing values by a statistic of their column.", [] {
        return withImputerArguments(
            ColumnStep::withColumns(
                {{.name = "strategy",
                  .type = ArgumentType::kString,
                  .default_json = "\"mean\"",
                  .doc = "The replacement: the column's mean, median or most frequent value, or "
                         "fill_value.",
                  .choices = {"mean", "median", "most_frequent", "constant"}},
                 {.name = "fill_value",
                  .type = ArgumentType::kScalar,
                  .default_json = "null",
                  .doc =
                      "The value of the strategy \"constant\"; if not set, 0, or \"missing_value\" "
                      "for text.",
                  .nullable = true},
                 {.name = "missing_values",
                  .type = ArgumentType::kScalar,
                  .default_json = "null",
                  .doc = "A value that counts as missing, as an empty cell does.",
                  .nullable = true}}),
            "Whether to keep a column without values in the training rows, filled with 0 or "
            "fill_value.");
      });
  return entry;
}

}  // namespace minibatch
