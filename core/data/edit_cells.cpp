#include "data/edit_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/number_text.h"
#include "data/cell.h"

namespace minibatch {
namespace {

using nlohmann::json;

struct Edit {
  std::size_t row;
  const json* value;
};

NumericValues numbersWith(NumericValues values, const std::string& name,
                          const std::vector<Edit>& edits, const CellReading& reading) {
  for (const auto& [row, value] : edits) {
    double number = std::nan("");
    if (value->is_number()) number = value->get<double>();
    if (value->is_string()) {
      const std::string text = value->get<std::string>();
      const std::string_view cell = trimmed(text);
      if (!reading.isMissingNumber(name, cell)) {
        number = reading.number(name, cell);
        if (std::isnan(number)) {
          fail(ErrorCode::kInvalidArgument, "cells.number",
               {{"column", name}, {"row", row}, {"received", text}});
        }
      }
    }
    values[row] = number;
  }
  return values;
}

// Texts in the order in which they are seen, without those that no cell has any more.
CategoricalValues textsWith(CategoricalValues values, const std::string& name,
                            const std::vector<Edit>& edits, const CellReading& reading) {
  for (const auto& [row, value] : edits) {
    const std::string text = value->is_string()   ? value->get<std::string>()
                             : value->is_number() ? numberText(value->get<double>())
                                                  : "";
    const std::string cell(trimmed(text));
    values.codes[row] = -1;
    if (reading.isMissing(name, cell)) continue;
    const auto found = std::ranges::find(values.categories, cell);
    values.codes[row] = static_cast<std::int32_t>(found - values.categories.begin());
    if (found == values.categories.end()) values.categories.push_back(cell);
  }
  CategoricalValues used;
  std::vector<std::int32_t> codes(values.categories.size(), -1);
  for (const std::int32_t code : values.codes) {
    if (code >= 0 && codes[static_cast<std::size_t>(code)] < 0) {
      codes[static_cast<std::size_t>(code)] = static_cast<std::int32_t>(used.categories.size());
      used.categories.push_back(std::move(values.categories[static_cast<std::size_t>(code)]));
    }
    used.codes.push_back(code < 0 ? -1 : codes[static_cast<std::size_t>(code)]);
  }
  return used;
}

Column asFound(const std::string& name, CategoricalValues values, const CellReading& reading) {
  std::vector<double> numbers;
  for (const std::string& text : values.categories) {
    const double number = reading.number(name, text);
    if (std::isnan(number) || isZeroPaddedCode(text) || reading.isText(name)) {
      return {name, std::move(values)};
    }
    numbers.push_back(number);
  }
  NumericValues cells;
  for (const std::int32_t code : values.codes) {
    cells.push_back(code < 0 ? std::nan("") : numbers[static_cast<std::size_t>(code)]);
  }
  return {name, std::move(cells)};
}

}  // namespace

Table withCells(const Table& table, const json& cells, const CellReading& reading) {
  std::map<std::string, std::vector<Edit>> edits;
  for (const json& cell : cells) {
    const double row = cell.at("row").get<double>();
    const std::string column = cell.at("column").get<std::string>();
    table.require(column);
    if (row >= static_cast<double>(table.rows())) {
      fail(ErrorCode::kInvalidArgument, "cells.row", {{"row", row}, {"rows", table.rows()}});
    }
    edits[column].push_back({static_cast<std::size_t>(row), &cell.at("value")});
  }
  Table result;
  for (const Column& column : table.columns()) {
    const auto found = edits.find(column.name);
    if (found == edits.end()) {
      result.add(column);
    } else if (const NumericValues* numbers = column.numeric()) {
      result.add({column.name, numbersWith(*numbers, column.name, found->second, reading)});
    } else {
      result.add(asFound(column.name,
                         textsWith(*column.categorical(), column.name, found->second, reading),
                         reading));
    }
  }
  return result;
}

}  // namespace minibatch
