#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "data/csv_reader.h"

namespace minibatch {

using nlohmann::json;
using Texts = std::vector<std::string>;

// Both readings of `text`, in pieces of `step` bytes.
struct CsvReading {
  explicit CsvReading(std::string_view text, const json& arguments = json::object(),
                      std::size_t step = 1 << 20)
      : reader(dialectOf(text, arguments)) {
    const auto each = [&](const auto& use) {
      for (std::size_t at = 0; at < text.size(); at += step) use(text.substr(at, step));
    };
    each([&](std::string_view piece) { reader.scan(piece); });
    reader.endScan();
    facts = reader.facts();
    if (!facts["problem"].is_null()) return;
    each([&](std::string_view piece) { reader.fill(piece); });
    table = reader.takeTable();
    not_numbers = reader.notNumbers();

    readOnce(each, dialectOf(text, arguments));
  }

  static CsvDialect dialectOf(std::string_view text, const json& arguments) {
    CsvDialect dialect = CsvDialect::fromJson(arguments);
    findDialect(dialect, text);
    return dialect;
  }

  // All cells of a column as text.
  Texts cells(std::size_t column) const {
    Texts result;
    for (Index row = 0; row < table.rows(); ++row) {
      result.push_back(table.columns()[column].text(row));
    }
    return result;
  }

  // One reading gives the same as two.
  void readOnce(const auto& each, const CsvDialect& dialect) {
    std::size_t bytes = 0;
    each([&](std::string_view piece) { bytes += piece.size(); });
    CsvReader once(dialect);
    once.fillAhead(static_cast<double>(bytes));
    each([&](std::string_view piece) { once.scan(piece); });
    once.endScan();
    EXPECT_EQ(once.facts(), facts);
    is_once = once.isFilled();
    if (!is_once) return;
    const Table filled = once.takeTable();
    EXPECT_EQ(once.notNumbers(), not_numbers);
    ASSERT_EQ(filled.rows(), table.rows());
    ASSERT_EQ(filled.columns().size(), table.columns().size());
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      EXPECT_EQ(filled.columns()[i].name, table.columns()[i].name);
      for (Index row = 0; row < table.rows(); ++row) {
        ASSERT_EQ(filled.columns()[i].text(row), table.columns()[i].text(row));
      }
    }
  }

  CsvReader reader;
  json facts, not_numbers;
  bool is_once = false;
  Table table;
};

}  // namespace minibatch
