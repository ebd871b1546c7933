#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/number_text.h"
#include "data/cell.h"
#include "preparation/text_map_step.h"

namespace minibatch {
namespace {

/// Of numbers that become texts.
constexpr Index kRowsPerSlice = 20000;

bool isWord(std::string_view text, std::string_view word) {
  return std::ranges::equal(text, word, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
}

/// pandas' table.astype(). Missing cells stay missing, as in its nullable types.
class AsType : public TextMapStep {
 public:
  explicit AsType(const Arguments& arguments)
      : TextMapStep(arguments), type_(arguments.string("dtype")) {}

 private:
  bool appliesTo(const Column& column) const override {
    return type_ == "float" || column.numeric() != nullptr;
  }

  // Without names: truth is for columns of text that say nothing else.
  bool appliesAmong(const Column& column, const RowNumbers&) const override {
    if (type_ != "bool") return appliesTo(column);
    const CategoricalValues* text = column.categorical();
    return text && std::ranges::none_of(text->categories, [this](const std::string& word) {
             return std::isnan(numberOf(word, 0, 0));
           });
  }

  std::optional<std::string_view> fitColumn(const Column&, const RowNumbers&,
                                            std::size_t) override {
    return std::nullopt;
  }

  bool writesTexts(const Column& column) const { return type_ == "str" && column.numeric(); }

  Index columnSlices(const Column& column, std::size_t) const override {
    if (writesTexts(column)) return column.rows() / kRowsPerSlice + 1;
    return (type_ == "str" ? 0 : textSlices(column)) + 1;
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    const bool is_last = slice + 1 == columnSlices(column, index);
    if (writesTexts(column)) {
      writeTexts(*column.numeric(), slice);
      if (is_last) features.add({column.name, std::exchange(texts_, {})});
    } else if (!is_last) {
      readTexts(column, index, 0, slice);
    } else if (const NumericValues* numbers = column.numeric()) {
      features.add({column.name, changed(*numbers)});
    } else if (type_ == "str") {
      features.add(column);
    } else {
      features.add({column.name, takeNumbers(data, column, fault())});
    }
  }

  const char* fault() const {
    return type_ == "bool"  ? "preparation.not-a-boolean"
           : type_ == "int" ? "preparation.not-whole"
                            : "preparation.to-numeric";
  }

  void writeTexts(const NumericValues& numbers, Index slice) const {
    if (slice == 0) {
      texts_ = {};
      codes_.clear();
    }
    const auto from = static_cast<std::size_t>(slice * kRowsPerSlice);
    const std::size_t to = std::min(numbers.size(), from + static_cast<std::size_t>(kRowsPerSlice));
    for (std::size_t row = from; row < to; ++row) {
      const double number = numbers[row] + 0.0;
      if (std::isnan(number)) {
        texts_.codes.push_back(-1);
        continue;
      }
      const auto [found, is_new] = codes_.emplace(number, static_cast<std::int32_t>(codes_.size()));
      if (is_new) texts_.categories.push_back(numberText(number));
      texts_.codes.push_back(found->second);
    }
  }

  NumericValues changed(NumericValues values) const {
    for (double& value : values) {
      if (type_ == "int") value = std::trunc(value);
      if (type_ == "bool" && !std::isnan(value)) value = value != 0;
    }
    return values;
  }

  // NaN where the text is nothing of this type. The words are those of pandas' reader.
  double numberOf(const std::string& text, std::size_t, Index) const override {
    if (type_ == "bool") {
      return isWord(text, "true") ? 1 : isWord(text, "false") ? 0 : std::nan("");
    }
    const double number = cellNumber(text);
    return type_ == "int" && number != std::trunc(number) ? std::nan("") : number;
  }

  std::string type_;
  // While a column of numbers becomes text.
  mutable CategoricalValues texts_;
  mutable std::unordered_map<double, std::int32_t> codes_;
};

}  // namespace

const EntryOf<PreparationStep>& asTypePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, AsType>(
      "AsType", {"astype"}, "Changes the type of columns: text to numbers, or numbers to text.",
      [] {
        std::vector<Argument> arguments = ColumnStep::withColumns(
            {{.name = "dtype",
              .type = ArgumentType::kString,
              .default_json = "\"float\"",
              .doc =
                  "The type: numbers, whole numbers (cut towards 0), 0 and 1 (True and False, or "
                  "0 and other numbers), or text.",
              .choices = {"float", "int", "bool", "str"}}});
        arguments[0].doc =
            "Names of the columns; if not set, all that the step applies to: for bool, those of "
            "text "
            "that say True and False.";
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
