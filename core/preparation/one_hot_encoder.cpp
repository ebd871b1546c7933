#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/number_text.h"
#include "data/statistics.h"
#include "preparation/column_step.h"

namespace minibatch {
namespace {

/// Columns with more categories, as names and tickets have, are left out unless they are named.
constexpr std::size_t kMaxCategories = 200;
/// Of a slice: about 10 ms of work at any number of rows.
constexpr Index kMaxSliceCategories = 16;
constexpr Index kSliceValues = Index{1} << 22;

Index sliceCategories(const Column& column) {
  return std::clamp<Index>(kSliceValues / std::max<Index>(column.rows(), 1), 1,
                           kMaxSliceCategories);
}

// The distinct numbers among `rows` in order, as texts.
std::vector<std::string> distinctNumbers(const NumericValues& values, const RowNumbers& rows) {
  std::vector<double> distinct;
  distinct.reserve(rows.size());
  for (const std::uint32_t row : rows) distinct.push_back(values[row]);
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<std::string> result;
  for (const double value : distinct) result.push_back(numberText(value));
  return result;
}

std::vector<std::string> distinctTexts(const CategoricalValues& values, const RowNumbers& rows) {
  const std::vector<Index> counts = categoryCounts(values, rows);
  std::vector<std::string> result;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) result.push_back(values.categories[code]);
  }
  std::sort(result.begin(), result.end());
  return result;
}

/// sklearn.preprocessing.OneHotEncoder(sparse_output=False).
class OneHotEncoder : public ColumnStep {
 public:
  explicit OneHotEncoder(const Arguments& arguments)
      : ColumnStep(arguments), ignores_unknown_(arguments.string("handle_unknown") == "ignore") {}

 private:
  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    Index missing = 0;
    for (const std::uint32_t row : rows) missing += column.isMissing(row);
    if (missing == static_cast<Index>(rows.size())) return "all-missing";
    if (missing > 0) refuseMissing(column, rows);
    const NumericValues* numbers = column.numeric();
    auto categories =
        numbers ? distinctNumbers(*numbers, rows) : distinctTexts(*column.categorical(), rows);
    if (!namesColumns() && categories.size() > kMaxCategories) return "too-many-categories";
    categories_.push_back(std::move(categories));
    return std::nullopt;
  }

  [[noreturn]] void refuseMissing(const Column& column, const RowNumbers& rows) const {
    const auto row = std::ranges::find_if(rows, [&](auto r) { return column.isMissing(r); });
    fail(ErrorCode::kInvalidData, "preparation.missing-category",
         {{"column", column.name}, {"row", *row}});
  }

  Index columnSlices(const Column& column, std::size_t index) const override {
    const Index width = sliceCategories(column);
    return std::max<Index>(1, (categoryCount(index) + width - 1) / width);
  }

  Index categoryCount(std::size_t index) const {
    return static_cast<Index>(categories_[index].size());
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    const std::vector<std::string>& categories = categories_[index];
    const std::vector<std::int32_t> codes = codesOf(column, categories);
    if (slice == 0) refuseUnknown(data, column, codes, categoryCount(index));
    const Index width = sliceCategories(column);
    const Index end = std::min(categoryCount(index), (slice + 1) * width);
    for (Index category = slice * width; category < end; ++category) {
      NumericValues values(codes.size());
      for (std::size_t row = 0; row < codes.size(); ++row) {
        values[row] = codes[row] == static_cast<std::int32_t>(category);
      }
      features.add({freeName(column.name + "_" + categories[category], data.features, features),
                    std::move(values)});
    }
  }

  void refuseUnknown(const PreparationData& data, const Column& column,
                     const std::vector<std::int32_t>& codes, Index count) const {
    data.eachUsedRow([&](std::uint32_t row) {
      if (codes[row] >= 0) return;
      if (column.isMissing(row)) refuseMissing(column, {row});
      if (ignores_unknown_) return;
      fail(ErrorCode::kInvalidData, "preparation.unknown-category",
           {{"column", column.name},
            {"row", row},
            {"received", column.text(row)},
            {"count", count}});
    });
  }

  // The position of each row's category; -1 where it is missing or unknown.
  static std::vector<std::int32_t> codesOf(const Column& column,
                                           const std::vector<std::string>& categories) {
    std::unordered_map<std::string, std::int32_t> positions;
    for (const std::string& category : categories) {
      positions.emplace(category, static_cast<std::int32_t>(positions.size()));
    }
    const auto position = [&](const std::string& category) {
      const auto found = positions.find(category);
      return found == positions.end() ? -1 : found->second;
    };
    std::vector<std::int32_t> result;
    result.reserve(static_cast<std::size_t>(column.rows()));
    if (const CategoricalValues* text = column.categorical()) {
      std::vector<std::int32_t> by_code;
      for (const std::string& category : text->categories) by_code.push_back(position(category));
      for (const std::int32_t code : text->codes) result.push_back(code < 0 ? -1 : by_code[code]);
      return result;
    }
    std::unordered_map<double, std::int32_t> by_number;
    for (const double value : *column.numeric()) {
      const auto [found, is_new] = by_number.try_emplace(value, -1);
      if (is_new && value == value) found->second = position(numberText(value));
      result.push_back(found->second);
    }
    return result;
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"categories", categories_[index]}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    categories_.push_back(column.at("categories").get<std::vector<std::string>>());
  }

  bool ignores_unknown_;
  std::vector<std::vector<std::string>> categories_;
};

}  // namespace

const EntryOf<PreparationStep>& oneHotEncoderPreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, OneHotEncoder>(
      "OneHotEncoder", {}, "Encodes a categorical column as one column of 0 and 1 per category.",
      ColumnStep::withColumns({{.name = "handle_unknown",
                                .type = ArgumentType::kString,
                                .default_json = "\"error\"",
                                .doc = "A category that the training rows do not have raises an "
                                       "error, or is encoded as all zeros.",
                                .choices = {"error", "ignore"}}}));
  return entry;
}

}  // namespace minibatch
