#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/refusal.h"
#include "data/date_cell.h"
#include "data/statistics.h"
#include "preparation/text_map_step.h"

namespace minibatch {
namespace {

struct Part {
  std::string_view name;  // as pandas' Series.dt has it
  int (*of)(const CellDate& date);
};
constexpr std::array<Part, 9> kParts = {{
    {"year", [](const CellDate& date) { return date.year; }},
    {"quarter", [](const CellDate& date) { return (date.month + 2) / 3; }},
    {"month", [](const CellDate& date) { return date.month; }},
    {"day", [](const CellDate& date) { return date.day; }},
    {"weekday", [](const CellDate& date) { return date.weekday(); }},
    {"dayofyear", [](const CellDate& date) { return date.dayOfYear(); }},
    {"hour", [](const CellDate& date) { return date.hour; }},
    {"minute", [](const CellDate& date) { return date.minute; }},
    {"second", [](const CellDate& date) { return date.second; }},
}};

/// Of a column's different texts, as many say how they are to be read.
constexpr std::size_t kMostTexts = 10000;

// How often each of them is among the rows.
std::vector<Index> firstCounts(const CategoricalValues& text, const RowNumbers& rows) {
  std::vector<Index> counts = categoryCounts(text, rows);
  counts.resize(std::min(counts.size(), kMostTexts));
  return counts;
}

/// pandas.to_datetime(column).dt.year and the other parts of a date, each a column in its place.
class DateParts : public TextMapStep {
 public:
  explicit DateParts(const Arguments& arguments)
      : TextMapStep(arguments),
        asked_(arguments.boolean("dayfirst") ? DateOrder::kDayFirst : DateOrder::kMonthFirst),
        coerces_(arguments.string("errors") == "coerce") {
    for (const std::string& name : arguments.strings("parts")) {
      const auto part = std::ranges::find(kParts, name, &Part::name);
      if (part == kParts.end()) {
        std::vector<std::string> names;
        for (const Part& known : kParts) names.push_back('"' + std::string(known.name) + '"');
        refuseValue(arguments, "parts", Message("expected.one-of", {{"choices", names}}), name);
      }
      parts_.push_back(&*part);
    }
  }

 private:
  // Without names: columns of text that are dates in most rows.
  bool appliesAmong(const Column& column, const RowNumbers& rows) const override {
    const CategoricalValues* text = column.categorical();
    if (!text) return false;
    const std::vector<Index> counts = firstCounts(*text, rows);
    Index dates = 0, others = 0;
    for (std::size_t code = 0; code < counts.size(); ++code) {
      const std::string& cell = text->categories[code];
      const bool is_date =
          dateIn(cell, DateOrder::kDayFirst) || dateIn(cell, DateOrder::kMonthFirst);
      (is_date ? dates : others) += counts[code];
    }
    return dates > others;
  }

  // 25/12/2023 in one row says how 11/05/2023 in another is to be read.
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const CategoricalValues* text = column.categorical();
    if (!text) {
      fail(ErrorCode::kInvalidData, "preparation.dates-are-text",
           {{"where", location()}, {"column", column.name}});
    }
    const std::vector<Index> counts = firstCounts(*text, rows);
    Index by_month = 0, by_day = 0;
    for (std::size_t code = 0; code < counts.size(); ++code) {
      const std::string& cell = text->categories[code];
      const bool can_be_month_first = dateIn(cell, DateOrder::kMonthFirst).has_value();
      const bool can_be_day_first = dateIn(cell, DateOrder::kDayFirst).has_value();
      if (can_be_month_first && !can_be_day_first) by_month += counts[code];
      if (can_be_day_first && !can_be_month_first) by_day += counts[code];
    }
    orders_.push_back(by_month == by_day  ? asked_
                      : by_month > by_day ? DateOrder::kMonthFirst
                                          : DateOrder::kDayFirst);
    return std::nullopt;
  }

  double numberOf(const std::string& text, std::size_t index, Index part) const override {
    const auto date = dateIn(text, orders_[index]);
    return date ? parts_[static_cast<std::size_t>(part)]->of(*date) : std::nan("");
  }

  // Of each part: the texts are read, then its column is written.
  Index columnSlices(const Column& column, std::size_t) const override {
    return std::max<Index>(1, std::ssize(parts_) * (textSlices(column) + 1));
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    if (parts_.empty()) return;
    const Index reading = textSlices(column);
    const Index part = slice / (reading + 1), own = slice % (reading + 1);
    if (own < reading) return readTexts(column, index, part, own);
    const std::string name(parts_[static_cast<std::size_t>(part)]->name);
    features.add({freeName(column.name + "_" + name, data.features, features),
                  takeNumbers(data, column, coerces_ ? nullptr : "preparation.not-a-date")});
  }

  /// {dayfirst}
  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"dayfirst", orders_[index] == DateOrder::kDayFirst}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    orders_.push_back(column.at("dayfirst").get<bool>() ? DateOrder::kDayFirst
                                                        : DateOrder::kMonthFirst);
  }

  DateOrder asked_;
  bool coerces_;
  std::vector<const Part*> parts_;
  std::vector<DateOrder> orders_;
};

}  // namespace

const EntryOf<PreparationStep>& datePartsPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, DateParts>(
      "DateParts", {"date_parts"},
      "Replaces dates written as text by their year, month, day and other parts.", [] {
        std::vector<Argument> arguments = ColumnStep::withColumns(
            {{.name = "parts",
              .type = ArgumentType::kStrings,
              .default_json = R"(["year", "month", "day", "weekday"])",
              .doc = "The parts, each of which becomes a column: year, quarter, month, day, "
                     "weekday (0 "
                     "is Monday), dayofyear, hour, minute or second."},
             {.name = "dayfirst",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether 11/05/2023 is in May, where no other cell of the column tells."},
             {.name = "errors",
              .type = ArgumentType::kString,
              .default_json = "\"raise\"",
              .doc = "A cell that is no date raises an error, or its parts are missing.",
              .choices = {"raise", "coerce"}}});
        arguments[0].doc =
            "Names of the columns; if not set, those of text that hold dates in most rows.";
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
