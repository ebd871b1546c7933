#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "data/cell.h"
#include "data/statistics.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

/// pandas.to_numeric(): columns of text that hold numbers, but for some cells, become numbers.
class ToNumeric : public MapStep {
 public:
  explicit ToNumeric(const Arguments& arguments)
      : MapStep(arguments), coerces_(arguments.string("errors") == "coerce") {}

 private:
  // Without names: those that hold more numbers than other texts.
  bool appliesAmong(const Column& column, const RowNumbers& rows) const override {
    const CategoricalValues* text = column.categorical();
    if (!text) return false;
    const auto [numbers, others] = countsOf(*text, rows);
    return numbers > others;
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const CategoricalValues* text = column.categorical();
    coerced_.push_back(text ? countsOf(*text, rows).second : 0);
    return std::nullopt;
  }

  // How many cells are numbers, and how many are something else.
  static std::pair<Index, Index> countsOf(const CategoricalValues& text, const RowNumbers& rows) {
    const std::vector<Index> counts = categoryCounts(text, rows);
    Index numbers = 0, others = 0;
    for (std::size_t code = 0; code < counts.size(); ++code) {
      (std::isnan(cellNumber(text.categories[code])) ? others : numbers) += counts[code];
    }
    return {numbers, others};
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t, Index,
                       Table& features) const override {
    const CategoricalValues* text = column.categorical();
    if (!text) return features.add(column);
    std::vector<double> numbers;
    for (const std::string& category : text->categories) numbers.push_back(cellNumber(category));
    NumericValues values(text->codes.size(), std::nan(""));
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (text->codes[row] >= 0) values[row] = numbers[static_cast<std::size_t>(text->codes[row])];
    }
    if (!coerces_) {
      data.eachUsedRow([&](std::uint32_t row) {
        if (!std::isnan(values[row]) || text->codes[row] < 0) return;
        fail(ErrorCode::kInvalidData, "preparation.to-numeric",
             {{"column", column.name}, {"row", row}, {"received", column.text(row)}});
      });
    }
    features.add({column.name, std::move(values)});
  }

  /// {coerced}: how many training cells are no numbers.
  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"coerced", coerced_[index]}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    coerced_.push_back(column.at("coerced").get<Index>());
  }

  bool coerces_;
  std::vector<Index> coerced_;
};

}  // namespace

const EntryOf<PreparationStep>& toNumericPreparationEntry() {
  static const EntryOf<PreparationStep> entry = [] {
    std::vector<Argument> arguments = ColumnStep::withColumns(
        {{.name = "errors",
          .type = ArgumentType::kString,
          .default_json = "\"raise\"",
          .doc = "A cell that is no number raises an error, or becomes missing.",
          .choices = {"raise", "coerce"}}});
    arguments[0].doc =
        "Names of the columns; if not set, those of text that hold more numbers than other texts.";
    return entryFor<PreparationStep, ToNumeric>(
        "ToNumeric", {"to_numeric"},
        "Turns columns of text into numbers, where some cells of a column are no numbers.",
        std::move(arguments));
  }();
  return entry;
}

}  // namespace minibatch
