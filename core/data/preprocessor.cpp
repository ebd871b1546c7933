#include "data/preprocessor.h"

#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/number_text.h"

namespace minibatch {
namespace {

// Calls one function for columns of numbers, the other for columns of text.
template <class... Calls>
struct Overloaded : Calls... {
  using Calls::operator()...;
};

void checkFinite(const std::string& name, const NumericValues& values,
                 std::span<const std::uint32_t> rows) {
  for (const std::uint32_t row : rows) {
    if (std::isinf(values[row])) {
      fail(ErrorCode::kInvalidData, "Column \"", name, "\", row ", row,
           ": numbers must be finite, got ", values[row], ".");
    }
  }
}

// Writes one feature column of a row-major matrix: `out` is its first cell, `stride` the row
// length.
void transformNumbers(const NumericFeature& feature, const Column& column,
                      std::span<const std::uint32_t> rows, float* out, Index stride) {
  const NumericValues* values = column.numeric();
  if (!values) {
    for (const std::uint32_t row : rows) {
      if (column.isMissing(static_cast<Index>(row))) continue;
      const CategoricalValues& text = *column.categorical();
      fail(ErrorCode::kInvalidData, "Column \"", feature.name, "\", row ", row,
           ": expected a number, as in training, got \"", text.categories[text.codes[row]], "\".");
    }
  } else {
    checkFinite(feature.name, *values, rows);
  }
  for (const std::uint32_t row : rows) {
    const double value = values ? (*values)[row] : std::nan("");
    *out = static_cast<float>(feature.scaler.transform(feature.imputer.transform(value)));
    out += stride;
  }
}

void transformText(const CategoricalFeature& feature, const Column& column,
                   std::span<const std::uint32_t> rows, float* out, Index stride) {
  const OneHotEncoder& encoder = feature.encoder;
  const std::int32_t filled = encoder.indexOf(feature.imputer.category);
  const CategoricalValues* text = column.categorical();
  const auto indices = text ? encoder.indicesOf(text->categories) : std::vector<std::int32_t>();
  for (const std::uint32_t row : rows) {
    std::int32_t index = filled;
    if (!column.isMissing(static_cast<Index>(row))) {
      // A file in which a column of codes has numbers only: 7 is the category "7".
      index =
          text ? indices[text->codes[row]] : encoder.indexOf(numberText((*column.numeric())[row]));
    }
    if (index >= 0) out[index] = 1;
    out += stride;
  }
}

}  // namespace

TablePreprocessor TablePreprocessor::fit(const Table& table, std::span<const std::string> columns,
                                         std::span<const std::uint32_t> rows,
                                         Index max_categories) {
  TablePreprocessor result;
  for (const std::string& name : columns) {
    const Column& column = table.require(name);
    if (const NumericValues* values = column.numeric()) {
      checkFinite(name, *values, rows);
      if (const auto imputer = MedianImputer::fit(*values, rows)) {
        result.features_.push_back(
            NumericFeature{name, *imputer, MinMaxScaler::fit(*values, rows)});
        continue;
      }
    } else if (const auto imputer = MostFrequentImputer::fit(*column.categorical(), rows)) {
      OneHotEncoder encoder = OneHotEncoder::fit(*column.categorical(), rows);
      if (static_cast<Index>(encoder.categories.size()) > max_categories) {
        result.dropped_.push_back({name, DropReason::kTooManyCategories});
      } else {
        result.features_.push_back(CategoricalFeature{name, *imputer, std::move(encoder)});
      }
      continue;
    }
    result.dropped_.push_back({name, DropReason::kAllMissing});
  }
  if (result.features_.empty()) {
    fail(ErrorCode::kInvalidData, "No feature is left to learn from: of ", columns.size(),
         " columns beside the target, none has numbers or at most ", max_categories,
         " categories.");
  }
  return result;
}

Index TablePreprocessor::featureCount() const {
  Index count = 0;
  for (const Feature& feature : features_) {
    const auto* text = std::get_if<CategoricalFeature>(&feature);
    count += text ? static_cast<Index>(text->encoder.categories.size()) : 1;
  }
  return count;
}

std::vector<std::string> TablePreprocessor::featureNames() const {
  std::vector<std::string> names;
  for (const Feature& feature : features_) {
    std::visit(Overloaded{[&](const NumericFeature& numeric) { names.push_back(numeric.name); },
                          [&](const CategoricalFeature& text) {
                            for (const std::string& category : text.encoder.categories) {
                              names.push_back(text.name + "_" + category);
                            }
                          }},
               feature);
  }
  return names;
}

std::vector<float> TablePreprocessor::transform(const Table& table,
                                                std::span<const std::uint32_t> rows) const {
  for (const std::uint32_t row : rows) {
    if (static_cast<Index>(row) >= table.rows()) {
      fail(ErrorCode::kInvalidArgument, "A table of ", table.rows(), " rows has no row ", row, ".");
    }
  }
  const Index stride = featureCount();
  std::vector<float> result(checkedProduct(static_cast<Index>(rows.size()), stride));
  float* out = result.data();
  for (const Feature& feature : features_) {
    std::visit(Overloaded{[&](const NumericFeature& numeric) {
                            transformNumbers(numeric, table.require(numeric.name), rows, out,
                                             stride);
                            out += 1;
                          },
                          [&](const CategoricalFeature& text) {
                            transformText(text, table.require(text.name), rows, out, stride);
                            out += static_cast<Index>(text.encoder.categories.size());
                          }},
               feature);
  }
  return result;
}

}  // namespace minibatch
