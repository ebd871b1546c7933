#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "data/cell.h"
#include "data/statistics.h"
#include "preparation/text_map_step.h"

namespace minibatch {
namespace {

/// pandas.to_numeric(): columns of text that hold numbers, but for some cells, become numbers.
class ToNumeric : public TextMapStep {
 public:
  explicit ToNumeric(const Arguments& arguments)
      : TextMapStep(arguments), coerces_(arguments.string("errors") == "coerce") {}

  Index fitSlices(const PreparationData& data, Index part) const override {
    const Column& column = data.features.columns()[part];
    return isCounted(data, column) ? textSlices(column) : 1;
  }

  void fitSlice(const PreparationData& data, Index part, Index slice) override {
    const Column& column = data.features.columns()[part];
    if (slice == 0) counted_ = {};
    if (isCounted(data, column)) countSome(column, data.train, slice);
    if (slice + 1 == fitSlices(data, part)) fitPart(data, part);
  }

 private:
  // How many cells of the column that is fitted are numbers, and how many are something else.
  struct Counted {
    std::vector<Index> rows;  // of each text
    Index numbers = 0, others = 0;
  };

  bool isCounted(const PreparationData& data, const Column& column) const {
    return textSlices(column) > 0 && !(namesColumns() && !chosen(column, data.train));
  }

  void countSome(const Column& column, const RowNumbers& rows, Index slice) {
    const CategoricalValues& text = *column.categorical();
    if (slice == 0) counted_.rows = categoryCounts(text, rows);
    const auto [from, to] = textsOf(column, slice);
    for (std::size_t code = from; code < to; ++code) {
      const bool is_number = !std::isnan(cellNumber(text.categories[code]));
      (is_number ? counted_.numbers : counted_.others) += counted_.rows[code];
    }
  }

  // Without names: those that hold more numbers than other texts.
  bool appliesAmong(const Column&, const RowNumbers&) const override {
    return counted_.numbers > counted_.others;
  }

  std::optional<std::string_view> fitColumn(const Column&, const RowNumbers&,
                                            std::size_t) override {
    coerced_.push_back(counted_.others);
    return std::nullopt;
  }

  double numberOf(const std::string& text, std::size_t, Index) const override {
    return cellNumber(text);
  }

  Index columnSlices(const Column& column, std::size_t) const override {
    return textSlices(column) + 1;
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    if (slice < textSlices(column)) return readTexts(column, index, 0, slice);
    if (!column.categorical()) return features.add(column);
    const char* fault = coerces_ ? nullptr : "preparation.to-numeric";
    features.add({column.name, takeNumbers(data, column, fault)});
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
  Counted counted_;
};

}  // namespace

const EntryOf<PreparationStep>& toNumericPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, ToNumeric>(
      "ToNumeric", {"to_numeric"},
      "Turns columns of text into numbers, where some cells of a column are no numbers.", [] {
        std::vector<Argument> arguments = ColumnStep::withColumns(
            {{.name = "errors",
              .type = ArgumentType::kString,
              .default_json = "\"raise\"",
              .doc = "A cell that is no number raises an error, or becomes missing.",
              .choices = {"raise", "coerce"}}});
        arguments[0].doc =
            "Names of the columns; if not set, those of text that hold more numbers than other "
            "texts.";
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
