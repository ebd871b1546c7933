#include <gtest/gtest.h>

#include <functional>

#include "data/encoder.h"
#include "data/imputer.h"
#include "data/scaler.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using nlohmann::json;

// The table's columns, each transformed by `fit(column, training rows)`, row-major as in the file.
std::vector<double> byColumn(const json& item,
                             const std::function<std::function<double(double)>(
                                 const NumericValues&, std::span<const std::uint32_t>)>& fit) {
  const std::vector<double> values = golden::numbers(item["values"]);
  const std::size_t rows = item["rows"], columns = values.size() / rows;
  const std::vector<std::uint32_t> training = allRows(item["training_rows"].get<Index>());
  std::vector<double> transformed(values.size());
  for (std::size_t column = 0; column < columns; ++column) {
    NumericValues numbers;
    for (std::size_t row = 0; row < rows; ++row) numbers.push_back(values[row * columns + column]);
    const std::function<double(double)> transform = fit(numbers, training);
    for (std::size_t row = 0; row < rows; ++row) {
      transformed[row * columns + column] = transform(numbers[row]);
    }
  }
  return transformed;
}

std::vector<double> oneHot(const json& item) {
  CategoricalValues column;
  for (const json& text : item["values"]) {
    const auto at = std::ranges::find(column.categories, text.get<std::string>());
    column.codes.push_back(static_cast<std::int32_t>(at - column.categories.begin()));
    if (at == column.categories.end()) column.categories.push_back(text);
  }
  const OneHotEncoder encoder =
      OneHotEncoder::fit(column, allRows(item["training_rows"].get<Index>()));
  EXPECT_EQ(encoder.categories, item["categories"].get<std::vector<std::string>>());
  std::vector<double> transformed;
  for (const json& text : item["values"]) {
    std::vector<double> row(encoder.categories.size());
    const std::int32_t index = encoder.indexOf(text.get<std::string>());
    if (index >= 0) row[static_cast<std::size_t>(index)] = 1;
    transformed.insert(transformed.end(), row.begin(), row.end());
  }
  return transformed;
}

std::vector<double> transform(const json& item) {
  if (item["step"] == "OneHotEncoder") return oneHot(item);
  if (item["step"] == "MinMaxScaler") {
    return byColumn(item, [](const NumericValues& column, std::span<const std::uint32_t> rows) {
      return [scaler = MinMaxScaler::fit(column, rows)](double x) { return scaler.transform(x); };
    });
  }
  return byColumn(item, [](const NumericValues& column, std::span<const std::uint32_t> rows) {
    return [imputer = *MedianImputer::fit(column, rows)](double x) { return imputer.transform(x); };
  });
}

TEST(TableParity, TransformedColumns) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("tables")) {
    const std::string step = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(step, "preprocessing", step, 1e-12).first->second;
    comparison.startCase(item);
    comparison.expectClose("transformed", transform(item), golden::numbers(item["transformed"]));
  }
}

}  // namespace
}  // namespace minibatch
