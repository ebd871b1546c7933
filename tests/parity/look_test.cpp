#include "look/look.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "look/row_order.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using nlohmann::json;

Column columnFrom(const json& item) {
  const std::string name = item.at("name");
  if (item.contains("values")) {
    NumericValues values;
    for (const json& value : item["values"]) {
      values.push_back(value.is_number()               ? value.get<double>()
                       : value.is_null()               ? std::nan("")
                       : value["number"] == "Infinity" ? HUGE_VAL
                                                       : -HUGE_VAL);
    }
    return {name, std::move(values)};
  }
  CategoricalValues text;
  for (const json& cell : item.at("texts")) {
    if (cell.is_null()) {
      text.codes.push_back(-1);
      continue;
    }
    const auto found = std::ranges::find(text.categories, cell.get<std::string>());
    text.codes.push_back(static_cast<std::int32_t>(found - text.categories.begin()));
    if (found == text.categories.end()) text.categories.push_back(cell);
  }
  return {name, std::move(text)};
}

// Numbers may differ by rounding, everything else is the same.
void expectSame(golden::Comparison& comparison, const std::string& where, const json& actual,
                const json& expected) {
  if (expected.is_number()) {
    ASSERT_TRUE(actual.is_number()) << where << ": " << actual << " instead of " << expected;
    comparison.expectClose(where, actual.get<double>(), expected.get<double>());
  } else if (expected.is_structured()) {
    ASSERT_EQ(actual.type(), expected.type()) << where;
    ASSERT_EQ(actual.size(), expected.size()) << where << ": " << actual;
    for (const auto& [key, value] : expected.items()) {
      const std::string place = where + "/" + key;
      if (expected.is_object()) {
        ASSERT_TRUE(actual.contains(key)) << place;
        expectSame(comparison, place, actual[key], value);
      } else {
        expectSame(comparison, place, actual[std::stoul(key)], value);
      }
    }
  } else {
    EXPECT_EQ(actual, expected) << where;
  }
}

json resultOf(const std::string& name, const Table& table, const json& options) {
  if (name == "rows") {
    RowOrder order(table, options, allRows(table.rows()));
    while (!order.step(0)) {
    }
    return order.rows();
  }
  const LookPointer look = makeLook(name, table, options);
  while (!look->step(0)) {
  }
  return name == "info" ? look->result().at("columns") : look->result();
}

TEST(LookParity, AsPandasAndNumPy) {
  std::map<std::string, Table> tables;
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("look")) {
    if (item.contains("columns")) {
      Table table;
      for (const json& column : item["columns"]) table.add(columnFrom(column));
      tables[item["name"]] = std::move(table);
      continue;
    }
    const std::string look = item["look"];
    SCOPED_TRACE(item["name"]);
    auto& comparison = comparisons.try_emplace(look, "look", look, 1e-9).first->second;
    comparison.startCase(item);
    expectSame(comparison, look, resultOf(look, tables.at(item["table"]), item["options"]),
               item["expected"]);
  }
  EXPECT_EQ(comparisons.size(), 9);
}

}  // namespace
}  // namespace minibatch
