#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "base/argument_check.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/number_text.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

using nlohmann::json;

// A text or number as a column of text spells it.
std::string textOf(const json& value) {
  return value.is_number() ? numberText(value.get<double>()) : value.get<std::string>();
}

/// pandas' table.replace(to_replace, value).
class Replace : public MapStep {
 public:
  explicit Replace(const Arguments& arguments)
      : MapStep(arguments),
        to_replace_(arguments.config().at("to_replace")),
        value_(arguments.config().at("value")) {}

 private:
  bool appliesTo(const Column& column) const override {
    return to_replace_.is_number() == (column.numeric() != nullptr);
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers&,
                                            std::size_t) override {
    if (column.numeric() && to_replace_.is_number() && value_.is_string()) {
      fail(ErrorCode::kInvalidData, "preparation.value-with-number",
           {{"where", location()},
            {"column", column.name},
            {"argument", "value"},
            {"received", brief(value_)}});
    }
    return std::nullopt;
  }

  void transformColumn(const PreparationData&, const Column& column, std::size_t, Index,
                       Table& features) const override {
    if (const NumericValues* numbers = column.numeric()) {
      if (!to_replace_.is_number()) return features.add(column);
      NumericValues values = *numbers;
      std::replace(values.begin(), values.end(), to_replace_.get<double>(),
                   value_.is_null() ? std::nan("") : value_.get<double>());
      return features.add({column.name, std::move(values)});
    }
    CategoricalValues values = *column.categorical();
    const std::int32_t from = codeOf(values, textOf(to_replace_));
    if (from < 0) return features.add(column);
    std::int32_t to = -1;
    if (!value_.is_null()) {
      const std::string text = textOf(value_);
      to = codeOf(values, text);
      if (to < 0) {
        to = static_cast<std::int32_t>(values.categories.size());
        values.categories.push_back(text);
      }
    }
    std::replace(values.codes.begin(), values.codes.end(), from, to);
    features.add({column.name, std::move(values)});
  }

  static std::int32_t codeOf(const CategoricalValues& values, const std::string& text) {
    const auto found = std::ranges::find(values.categories, text);
    if (found == values.categories.end()) return -1;
    return static_cast<std::int32_t>(found - values.categories.begin());
  }

  json to_replace_, value_;
};

}  // namespace

const EntryOf<PreparationStep>& replacePreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, Replace>(
      "Replace", {"replace"}, "Replaces a value by another, or makes it missing.",
      ColumnStep::withColumns({{.name = "to_replace",
                                .type = ArgumentType::kScalar,
                                .default_json = "",
                                .doc = "The number or text to replace: a number in columns of "
                                       "numbers, a text in columns of text."},
                               {.name = "value",
                                .type = ArgumentType::kScalar,
                                .default_json = "null",
                                .doc = "What takes its place; if not set, the cell is missing.",
                                .nullable = true}}));
  return entry;
}

}  // namespace minibatch
