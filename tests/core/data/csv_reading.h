#pragma once

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

  CsvReader reader;
  json facts, not_numbers;
  Table table;
};

}  // namespace minibatch
