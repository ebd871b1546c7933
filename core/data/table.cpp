#include "data/table.h"

#include <cmath>
#include <numeric>
#include <utility>

#include "base/error.h"

namespace minibatch {

Index Column::rows() const {
  const NumericValues* numbers = numeric();
  return static_cast<Index>(numbers ? numbers->size() : categorical()->codes.size());
}

bool Column::isMissing(Index row) const {
  const NumericValues* numbers = numeric();
  return numbers ? std::isnan((*numbers)[row]) : categorical()->codes[row] < 0;
}

void Table::add(Column column) {
  if (find(column.name)) {
    fail(ErrorCode::kInvalidData, "A table has two columns named \"", column.name, "\".");
  }
  if (!columns_.empty() && column.rows() != rows()) {
    fail(ErrorCode::kInvalidData, "Column \"", column.name, "\" has ", column.rows(),
         " rows, the columns before it have ", rows(), ".");
  }
  if (const CategoricalValues* text = column.categorical()) {
    for (std::size_t row = 0; row < text->codes.size(); ++row) {
      if (text->codes[row] < -1 ||
          text->codes[row] >= static_cast<Index>(text->categories.size())) {
        fail(ErrorCode::kInvalidData, "Column \"", column.name, "\", row ", row, ": code ",
             text->codes[row], " is none of the ", text->categories.size(), " categories.");
      }
    }
  }
  columns_.push_back(std::move(column));
}

const Column* Table::find(std::string_view name) const {
  for (const Column& column : columns_) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

const Column& Table::require(std::string_view name) const {
  if (const Column* column = find(name)) return *column;
  std::string names;
  for (const Column& column : columns_) {
    names += (names.empty() ? "\"" : ", \"") + column.name + "\"";
  }
  fail(ErrorCode::kInvalidData, "The table has no column \"", name, "\"; it has ",
       names.empty() ? "none" : names, ".");
}

std::vector<std::uint32_t> allRows(Index rows) {
  std::vector<std::uint32_t> result(static_cast<std::size_t>(rows));
  std::iota(result.begin(), result.end(), 0u);
  return result;
}

}  // namespace minibatch
