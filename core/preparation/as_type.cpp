#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/number_text.h"
#include "data/cell.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

bool isWord(std::string_view text, std::string_view word) {
  return std::ranges::equal(text, word, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
}

/// pandas' table.astype(). Missing cells stay missing, as in its nullable types.
class AsType : public MapStep {
 public:
  explicit AsType(const Arguments& arguments)
      : MapStep(arguments), type_(arguments.string("dtype")) {}

 private:
  bool appliesTo(const Column& column) const override {
    return type_ == "float" || column.numeric() != nullptr;
  }

  // Without names: truth is for columns of text that say nothing else.
  bool appliesAmong(const Column& column, const RowNumbers&) const override {
    if (type_ != "bool") return appliesTo(column);
    const CategoricalValues* text = column.categorical();
    return text && std::ranges::none_of(text->categories, [this](const std::string& word) {
             return std::isnan(numberOf(word));
           });
  }

  std::optional<std::string_view> fitColumn(const Column&, const RowNumbers&,
                                            std::size_t) override {
    return std::nullopt;
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t, Index,
                       Table& features) const override {
    if (type_ == "str") {
      return features.add(column.numeric() ? Column{column.name, textsOf(*column.numeric())}
                                           : column);
    }
    if (const NumericValues* numbers = column.numeric()) {
      return features.add({column.name, changed(*numbers)});
    }
    features.add({column.name, parsed(data, column)});
  }

  static CategoricalValues textsOf(const NumericValues& numbers) {
    CategoricalValues texts;
    std::unordered_map<double, std::int32_t> codes;
    for (const double number : numbers) {
      if (std::isnan(number)) {
        texts.codes.push_back(-1);
        continue;
      }
      const auto [found, is_new] =
          codes.emplace(number + 0.0, static_cast<std::int32_t>(codes.size()));
      if (is_new) texts.categories.push_back(numberText(number + 0.0));
      texts.codes.push_back(found->second);
    }
    return texts;
  }

  NumericValues changed(NumericValues values) const {
    for (double& value : values) {
      if (type_ == "int") value = std::trunc(value);
      if (type_ == "bool" && !std::isnan(value)) value = value != 0;
    }
    return values;
  }

  NumericValues parsed(const PreparationData& data, const Column& column) const {
    const CategoricalValues& text = *column.categorical();
    std::vector<double> numbers;
    for (const std::string& category : text.categories) numbers.push_back(numberOf(category));
    NumericValues values(text.codes.size(), std::nan(""));
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (text.codes[row] >= 0) values[row] = numbers[static_cast<std::size_t>(text.codes[row])];
    }
    data.eachUsedRow([&](std::uint32_t row) {
      if (!std::isnan(values[row]) || text.codes[row] < 0) return;
      const char* fault = type_ == "bool"  ? "preparation.not-a-boolean"
                          : type_ == "int" ? "preparation.not-whole"
                                           : "preparation.to-numeric";
      fail(ErrorCode::kInvalidData, fault,
           {{"column", column.name}, {"row", row}, {"received", column.text(row)}});
    });
    return values;
  }

  // NaN where the text is nothing of this type. The words are those of pandas' reader.
  double numberOf(const std::string& text) const {
    if (type_ == "bool") {
      return isWord(text, "true") ? 1 : isWord(text, "false") ? 0 : std::nan("");
    }
    const double number = cellNumber(text);
    return type_ == "int" && number != std::trunc(number) ? std::nan("") : number;
  }

  std::string type_;
};

}  // namespace

const EntryOf<PreparationStep>& asTypePreparationEntry() {
  static const EntryOf<PreparationStep> entry = [] {
    std::vector<Argument> arguments = ColumnStep::withColumns(
        {{.name = "dtype",
          .type = ArgumentType::kString,
          .default_json = "\"float\"",
          .doc = "The type: numbers, whole numbers (cut towards 0), 0 and 1 (True and False, or "
                 "0 and other numbers), or text.",
          .choices = {"float", "int", "bool", "str"}}});
    arguments[0].doc =
        "Names of the columns; if not set, all that the step applies to: for bool, those of text "
        "that say True and False.";
    return entryFor<PreparationStep, AsType>(
        "AsType", {"astype"}, "Changes the type of columns: text to numbers, or numbers to text.",
        std::move(arguments));
  }();
  return entry;
}

}  // namespace minibatch
