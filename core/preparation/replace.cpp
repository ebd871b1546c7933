#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/argument_check.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/number_text.h"
#include "data/cell.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

using nlohmann::json;

// A text or number as a column of text spells it.
std::string textOf(const json& value) {
  return value.is_number() ? numberText(value.get<double>()) : value.get<std::string>();
}

constexpr auto kNone = static_cast<std::size_t>(-1);

/// pandas' table.replace(to_replace, value), where both may be lists, and `to_replace` a
/// dictionary.
class Replace : public MapStep {
 public:
  explicit Replace(const Arguments& arguments) : MapStep(arguments) {
    const json& from = arguments.config().at("to_replace");
    const json& to = arguments.config().at("value");
    if (from.is_object()) {
      if (!to.is_null()) refuse(arguments, "expected.no-value", to);
      for (const auto& [text, value] : from.items()) pairs_.push_back({text, value, true});
      return;
    }
    if (!to.is_array()) {
      for (const json& one : from.is_array() ? from : json::array({from})) {
        pairs_.push_back({one, to});
      }
      return;
    }
    if (!from.is_array() || from.size() != to.size()) refuse(arguments, "expected.as-many", to);
    for (std::size_t i = 0; i < to.size(); ++i) pairs_.push_back({from[i], to[i]});
  }

 private:
  struct Pair {
    json from, to;
    bool is_key = false;  // a dictionary's: in columns of numbers it is one

    // In a column of numbers; NaN where this is none.
    double number() const {
      if (is_key) return cellNumber(from.get_ref<const std::string&>());
      return from.is_number() ? from.get<double>() : std::nan("");
    }
  };

  [[noreturn]] static void refuse(const Arguments& arguments, const char* expected,
                                  const json& received) {
    fail(ErrorCode::kInvalidArgument, "argument.value",
         {{"class", arguments.location()},
          {"argument", "value"},
          {"expected", Message(expected)},
          {"received", brief(received)}});
  }

  bool appliesTo(const Column& column) const override {
    return std::ranges::any_of(pairs_, [&](const Pair& pair) {
      return column.numeric() ? !std::isnan(pair.number()) : pair.from.is_string();
    });
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers&,
                                            std::size_t) override {
    if (!column.numeric()) return std::nullopt;
    for (const Pair& pair : pairs_) {
      if (std::isnan(pair.number()) || !pair.to.is_string()) continue;
      fail(ErrorCode::kInvalidData, "preparation.value-with-number",
           {{"where", location()},
            {"column", column.name},
            {"argument", "value"},
            {"received", brief(pair.to)}});
    }
    return std::nullopt;
  }

  // Each cell is replaced once: of {1: 2, 2: 3} a 1 becomes a 2.
  void transformColumn(const PreparationData&, const Column& column, std::size_t, Index,
                       Table& features) const override {
    if (const NumericValues* numbers = column.numeric()) {
      std::map<double, double> becomes;
      for (const Pair& pair : pairs_) {
        const double from = pair.number();
        if (std::isnan(from)) continue;
        becomes[from] = pair.to.is_null() ? std::nan("") : pair.to.get<double>();
      }
      NumericValues values = *numbers;
      for (double& value : values) {
        if (std::isnan(value)) continue;
        if (const auto found = becomes.find(value); found != becomes.end()) value = found->second;
      }
      return features.add({column.name, std::move(values)});
    }
    CategoricalValues values = *column.categorical();
    // Of the texts that are named, the codes: there may be as many others as rows.
    std::unordered_map<std::string, std::size_t> codes;
    for (const Pair& pair : pairs_) {
      codes.emplace(textOf(pair.from), kNone);
      if (!pair.to.is_null()) codes.emplace(textOf(pair.to), kNone);
    }
    std::vector<std::int32_t> becomes;
    for (const std::string& category : values.categories) {
      const auto named = codes.find(category);
      if (named != codes.end() && named->second == kNone) named->second = becomes.size();
      becomes.push_back(static_cast<std::int32_t>(becomes.size()));
    }
    const std::size_t known = becomes.size();
    for (const Pair& pair : pairs_) {
      const std::size_t from = codes.find(textOf(pair.from))->second;
      if (from >= known) continue;
      if (pair.to.is_null()) {
        becomes[from] = -1;
        continue;
      }
      const auto to = codes.find(textOf(pair.to));
      if (to->second == kNone) {
        to->second = values.categories.size();
        values.categories.push_back(to->first);
      }
      becomes[from] = static_cast<std::int32_t>(to->second);
    }
    for (std::int32_t& code : values.codes) {
      if (code >= 0) code = becomes[static_cast<std::size_t>(code)];
    }
    features.add({column.name, std::move(values)});
  }

  std::vector<Pair> pairs_;
};

}  // namespace

const EntryOf<PreparationStep>& replacePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Replace>(
      "Replace", {"replace"}, "Replaces values by others, or makes them missing.", [] {
        return ColumnStep::withColumns(
            {{.name = "to_replace",
              .type = ArgumentType::kScalars,
              .default_json = "",
              .doc = "The values to replace: numbers in columns of numbers, texts in columns of "
                     "text; or a dictionary with what takes the place of each.",
              .or_object = true},
             {.name = "value",
              .type = ArgumentType::kScalars,
              .default_json = "null",
              .doc = "What takes their place: one value for all, or one for each; if not set, the "
                     "cells are missing.",
              .nullable = true}});
      });
  return entry;
}

}  // namespace minibatch
