#include "parity/tables.h"

#include <algorithm>
#include <string>

#include "parity/golden.h"

namespace minibatch::golden {

using nlohmann::json;

CategoricalValues textsOf(const json& texts) {
  CategoricalValues column;
  for (const json& text : texts) {
    if (text.is_null()) {
      column.codes.push_back(-1);
      continue;
    }
    const auto at = std::ranges::find(column.categories, text.get<std::string>());
    column.codes.push_back(static_cast<std::int32_t>(at - column.categories.begin()));
    if (at == column.categories.end()) column.categories.push_back(text);
  }
  return column;
}

Table tableOf(const json& columns) {
  Table table;
  for (const json& column : columns) {
    const auto name = column["name"].get<std::string>();
    if (column.contains("texts")) {
      table.add({name, textsOf(column["texts"])});
    } else {
      table.add({name, numbers(column["values"])});
    }
  }
  return table;
}

json namesOf(const Table& table) {
  json names = json::array();
  for (const Column& column : table.columns()) names.push_back(column.name);
  return names;
}

}  // namespace minibatch::golden
