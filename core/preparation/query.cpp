#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/argument_check.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/number_text.h"
#include "data/cell.h"
#include "preparation/row_filter.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// pandas' table.query("age >= 18") as arguments. A missing value is equal to nothing, so only "!="
/// keeps its row.
class Query : public RowFilter {
 public:
  explicit Query(const Arguments& arguments)
      : RowFilter(arguments),
        location_(arguments.location()),
        column_(arguments.string("column")),
        operator_(arguments.string("operator")),
        value_(arguments.config().at("value")) {}

 private:
  void begin(const PreparationData& data) override {
    const std::vector<std::string>& targets = data.target_columns;
    if (targets.empty() || column_ != targets[0]) {
      const Column* other = data.other_targets.find(column_);
      const Column& column = other ? *other : data.features.require(column_);
      if (const NumericValues* numbers = column.numeric()) return lookAtNumbers(*numbers);
      const CategoricalValues& text = *column.categorical();
      lookAtTexts(text.categories);
      kept_.resize(text.codes.size());
      for (std::size_t row = 0; row < kept_.size(); ++row) {
        const std::int32_t code = text.codes[row];
        kept_[row] = code < 0 ? operator_ == "!=" : fitting_[static_cast<std::size_t>(code)];
      }
      return;
    }
    if (data.classes == 0) return lookAtNumbers(data.targets);
    std::vector<std::string> names;
    for (Index cls = 0; cls < data.classes; ++cls) names.push_back(data.className(cls));
    lookAtTexts(names);
    kept_.resize(data.targets.size());
    for (std::size_t row = 0; row < kept_.size(); ++row) {
      // Rows without a target are not asked for.
      kept_[row] = data.targets[row] >= 0 && fitting_[static_cast<std::size_t>(data.targets[row])];
    }
  }

  void look(const PreparationData&, std::span<const std::uint32_t> rows,
            RowNumbers& kept) override {
    for (const std::uint32_t row : rows) {
      if (kept_[row]) kept.push_back(row);
    }
  }

  void lookAtNumbers(const NumericValues& numbers) {
    if (!value_.is_number()) {
      fail(ErrorCode::kInvalidData, "preparation.value-with-number",
           {{"where", location_},
            {"column", column_},
            {"argument", "value"},
            {"received", brief(value_)}});
    }
    const auto value = value_.get<double>();
    kept_.resize(numbers.size());
    for (std::size_t row = 0; row < kept_.size(); ++row) kept_[row] = holds(numbers[row], value);
  }

  // Which of the texts fit. Beside a number they are looked at as numbers, as classes 0 and 1 are.
  void lookAtTexts(const std::vector<std::string>& texts) {
    fitting_.clear();
    for (const std::string& text : texts) {
      fitting_.push_back(value_.is_number() ? holds(cellNumber(text), value_.get<double>())
                                            : holds(text, value_.get<std::string>()));
    }
  }

  // Texts are in the order of their characters.
  template <class Value>
  bool holds(const Value& left, const Value& right) const {
    if (operator_ == "==") return left == right;
    if (operator_ == "!=") return left != right;
    if (operator_ == "<") return left < right;
    if (operator_ == "<=") return left <= right;
    return operator_ == ">" ? left > right : left >= right;
  }

  Location location_;
  std::string column_, operator_;
  json value_;
  std::vector<bool> fitting_;  // of each category or class
  std::vector<bool> kept_;     // of each row of the table
};

}  // namespace

const EntryOf<PreparationStep>& queryPreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, Query>(
      "Query", {"query"}, "Keeps the rows whose value in a column fulfils a condition.",
      {{.name = "column",
        .type = ArgumentType::kString,
        .default_json = "",
        .doc = "Name of the column to look at; it may be the target."},
       {.name = "operator",
        .type = ArgumentType::kString,
        .default_json = "\"==\"",
        .doc = "How the value in the column compares with `value` in the rows to keep.",
        .choices = {"==", "!=", "<", "<=", ">", ">="}},
       {.name = "value",
        .type = ArgumentType::kScalar,
        .default_json = "",
        .doc = "The number or text to compare with."}});
  return entry;
}

}  // namespace minibatch
