#pragma once

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/json_object.h"
#include "base/json_text.h"
#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/text.h"
#include "data/csv_reader.h"
#include "data/edit_cells.h"
#include "data/statistics.h"
#include "data/table.h"

/// Tables and their reader, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

/// The most frequent categories of a column of text, with how often they occur.
inline nlohmann::json frequentCategories(const CategoricalValues& text,
                                         const std::vector<Index>& counts) {
  constexpr std::size_t kMaxExamples = 50;
  std::vector<std::size_t> order(counts.size());
  for (std::size_t code = 0; code < order.size(); ++code) order[code] = code;
  const auto last =
      order.begin() + static_cast<std::ptrdiff_t>(std::min(kMaxExamples, order.size()));
  std::partial_sort(order.begin(), last, order.end(), [&](std::size_t a, std::size_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  nlohmann::json result = nlohmann::json::array();
  for (auto code = order.begin(); code != last; ++code) {
    result.push_back(jsonObject({{"name", text.categories[*code]}, {"count", counts[*code]}}));
  }
  return result;
}

inline std::unique_ptr<StatisticsJob> describeColumn(const Table& table, int index) {
  return std::make_unique<StatisticsJob>(table.columns()[static_cast<std::size_t>(index)]);
}

/// One column, after the job's last step; NaN becomes null.
inline std::string columnDescription(const StatisticsJob& job) {
  const Column& column = job.column();
  const ColumnStatistics& statistics = job.statistics();
  nlohmann::json json = jsonObject({{"name", column.name},
                                    {"type", column.numeric() ? "number" : "category"},
                                    {"missing", statistics.missing},
                                    {"distinct", statistics.distinct},
                                    {"constant", statistics.distinct == 1},
                                    {"allMissing", statistics.count == 0}});
  if (const CategoricalValues* text = column.categorical()) {
    json["categories"] = frequentCategories(*text, job.counts());
  } else if (statistics.count > 0) {
    json["min"] = statistics.minimum;
    json["max"] = statistics.maximum;
    json["mean"] = statistics.mean;
    json["median"] = statistics.median;
  }
  return jsonText(json);
}

inline std::string_view textIn(const Bytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.span().data()), bytes.span().size()};
}

/// Appends a column of numbers, which takes the buffer's memory.
inline void addNumbers(Table& table, const Text& name, Doubles& values) {
  table.add({read(name), values.take()});
}

/// What the codes of a column stand for, given some at a time: there may be as many as rows.
struct Texts {
  std::vector<std::string> all;
};

/// Appends texts, a zero byte behind each.
inline void addTextsTo(Texts& texts, const Bytes& some) {
  for (std::string_view rest = textIn(some); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    texts.all.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// Appends a column of texts, which takes the memory of both.
inline void addTexts(Table& table, const Text& name, Classes& codes, Texts& texts) {
  table.add({read(name), CategoricalValues{codes.take(), std::move(texts.all)}});
}

/// Puts other cells into some places, as JSON tells; see withCells().
inline void editCells(Table& table, const Text& cells, const Text& reading) {
  table = withCells(table, parseJson(read(cells), "reading"),
                    CellReading(parseJson(read(reading), "reading")));
}

inline double tableRows(const Table& table) { return static_cast<double>(table.rows()); }
inline int tableColumns(const Table& table) { return static_cast<int>(table.columns().size()); }

/// The cells of some rows as texts.
inline std::string cellsOf(const Table& table, double from, double count) {
  const auto first = std::clamp<Index>(static_cast<Index>(from), 0, table.rows());
  const Index last = first + std::clamp<Index>(static_cast<Index>(count), 0, table.rows() - first);
  nlohmann::json rows = nlohmann::json::array();
  for (Index row = first; row < last; ++row) {
    nlohmann::json cells = nlohmann::json::array();
    for (const Column& column : table.columns()) cells.push_back(column.text(row));
    rows.push_back(std::move(cells));
  }
  return jsonText(rows);
}

/// Of a column by its number; NaN where it is missing. Throws kInvalidData where it holds text.
inline std::unique_ptr<Doubles> numbersIn(const Table& table, int index) {
  const Column& column = table.columns()[static_cast<std::size_t>(index)];
  if (!column.numeric()) fail(ErrorCode::kInvalidData, "look.text", {{"column", column.name}});
  return std::make_unique<Doubles>(*column.numeric());
}

/// A reader for a text that begins with `head`, told what pandas's arguments say.
inline std::unique_ptr<CsvReader> makeCsvReader(const Text& reading, const Bytes& head) {
  CsvDialect dialect = CsvDialect::fromJson(parseJson(read(reading), "reading"));
  findDialect(dialect, textIn(head));
  return std::make_unique<CsvReader>(std::move(dialect));
}

inline bool scanCsv(CsvReader& reader, const Bytes& text) { return reader.scan(textIn(text)); }
inline bool fillFromCsv(CsvReader& reader, const Bytes& text) { return reader.fill(textIn(text)); }
inline std::string csvFacts(const CsvReader& reader) { return jsonText(reader.facts()); }
inline std::string csvNotNumbers(const CsvReader& reader) { return jsonText(reader.notNumbers()); }
/// The rows of a column's cells that are no numbers, and were to be some.
inline std::unique_ptr<Rows> csvNotNumberRows(const CsvReader& reader, const Text& column) {
  return std::make_unique<Rows>(reader.notNumberRows(read(column)));
}
inline std::unique_ptr<Table> takeTable(CsvReader& reader) {
  return std::make_unique<Table>(reader.takeTable());
}

}  // namespace minibatch::bindings
