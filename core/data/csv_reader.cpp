#include "data/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/json_object.h"
#include "data/cell.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// Of rows or columns that a message may name.
constexpr std::size_t kNamed = 5;

bool isNumber(std::string_view cell) {
  return !hasLeadingZero(cell) && !std::isnan(cellNumber(cell));
}

}  // namespace

std::int32_t CsvReader::Dictionary::codeOf(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = std::hash<std::string_view>()(text) & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] < 0) {
      slots_[slot] = static_cast<std::int32_t>(texts_.size());
      texts_.emplace_back(text);
      return slots_[slot];
    }
    if (texts_[slots_[slot]] == text) return slots_[slot];
  }
}

void CsvReader::Dictionary::grow() {
  slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), -1);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t code = 0; code < texts_.size(); ++code) {
    std::size_t slot = std::hash<std::string_view>()(texts_[code]) & mask;
    while (slots_[slot] >= 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::int32_t>(code);
  }
}

CsvReader::CsvReader(char delimiter)
    : delimiter_(delimiter), scanned_(delimiter), filled_(delimiter) {}

bool CsvReader::scan(std::string_view text) {
  return scanned_.push(text, [this](const CsvRow& row) { return scanRow(row); });
}

void CsvReader::endScan() {
  scanned_.end([this](const CsvRow& row) { return scanRow(row); });
}

// Columns without a name get one by their place, repeated names a number as pandas gives them: "a",
// "a.1". The next free number of a name only grows, so this is linear.
void CsvReader::readHeader(const CsvRow& row) {
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> next;
  first_cell_ = row.cell(0);
  header_has_numbers_ = true;
  for (Index i = 0; i < row.cells(); ++i) {
    const std::string cell(trimmed(row.cell(i)));
    header_has_numbers_ = header_has_numbers_ && std::isfinite(cellNumber(cell));
    const std::string wanted = cell.empty() ? "Column " + std::to_string(i + 1) : cell;
    std::string name = wanted;
    while (!taken.insert(name).second) name = wanted + "." + std::to_string(++next[wanted]);
    if (name != cell) renamed_.push_back({static_cast<std::size_t>(i), cell});
    names_.push_back(std::move(name));
  }
  seen_.resize(names_.size());
}

bool CsvReader::scanRow(const CsvRow& row) {
  if (row.isBlank()) return true;
  if (names_.empty()) {
    readHeader(row);
    return true;
  }
  ++rows_;
  if (row.cells() != static_cast<Index>(names_.size())) {
    ++ragged_count_;
    if (ragged_.size() < kNamed) ragged_.push_back({row.line, row.cells()});
    return true;
  }
  for (Index i = 0; i < row.cells(); ++i) {
    const std::string_view cell = trimmed(row.cell(i));
    if (isMissingCell(cell)) continue;
    Seen& seen = seen_[i];
    if (isNumber(cell)) {
      ++seen.numbers;
    } else if (seen.texts++ == 0) {
      seen.line = row.line;
      seen.cell = cell;
    }
  }
  return true;
}

json CsvReader::problem() const {
  using Fault = CsvRows::Fault;
  const auto simple = [](const char* kind) { return jsonObject({{"kind", kind}}); };
  switch (scanned_.fault()) {
    case Fault::kZeroByte:
      return simple("zero-bytes");
    case Fault::kQuoteInside:
      return jsonObject({{"kind", "quote-inside"}, {"line", scanned_.line()}});
    case Fault::kQuoteUnclosed:
      return jsonObject({{"kind", "quote-unclosed"}, {"line", scanned_.line()}});
    case Fault::kNone:
      break;
  }
  if (names_.empty()) return simple("empty");
  if (names_.size() < 2) return jsonObject({{"kind", "one-column"}, {"cell", first_cell_}});
  if (rows_ == 0) return simple("no-rows");
  if (ragged_count_ == 0) return nullptr;
  json rows = json::array();
  for (const Ragged& row : ragged_) {
    rows.push_back(jsonObject({{"line", row.line}, {"cells", row.cells}}));
  }
  return jsonObject({{"kind", "ragged"}, {"rows", std::move(rows)}, {"count", ragged_count_}});
}

json CsvReader::facts() const {
  json renamed = json::array(), mostly_numbers = json::array();
  for (std::size_t i = 0; i < std::min(renamed_.size(), 4 * kNamed); ++i) {
    const auto& [column, from] = renamed_[i];
    renamed.push_back(jsonObject({{"column", column}, {"from", from}, {"to", names_[column]}}));
  }
  double memory = 0;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const Seen& seen = seen_[i];
    memory += static_cast<double>(rows_) * (seen.texts > 0 ? 4 : 8);
    if (seen.texts == 0 || seen.numbers <= seen.texts) continue;
    mostly_numbers.push_back(jsonObject(
        {{"column", names_[i]}, {"texts", seen.texts}, {"cell", seen.cell}, {"line", seen.line}}));
  }
  return jsonObject(
      {{"problem", problem()},
       {"columns", names_},
       {"rows", rows_},
       {"memory", memory},
       {"header_has_numbers", header_has_numbers_},
       {"renamed", jsonObject({{"count", renamed_.size()}, {"first", std::move(renamed)}})},
       {"mostly_numbers", std::move(mostly_numbers)}});
}

void CsvReader::fill(std::string_view text) {
  if (columns_.empty()) {
    columns_.resize(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (seen_[i].texts > 0) {
        columns_[i].codes.reserve(static_cast<std::size_t>(rows_));
      } else {
        columns_[i].numbers.reserve(static_cast<std::size_t>(rows_));
      }
    }
  }
  filled_.push(text, [this](const CsvRow& row) { return fillRow(row); });
}

bool CsvReader::fillRow(const CsvRow& row) {
  if (row.isBlank()) return true;
  if (!std::exchange(header_is_read_, true)) return true;
  const Index count = std::min(row.cells(), static_cast<Index>(columns_.size()));
  for (Index i = 0; i < count; ++i) {
    const std::string_view cell = trimmed(row.cell(i));
    const bool missing = isMissingCell(cell);
    Filled& column = columns_[i];
    if (seen_[i].texts == 0) {
      column.numbers.push_back(missing ? std::nan("") : cellNumber(cell));
    } else {
      column.codes.push_back(missing ? -1 : column.texts.codeOf(cell));
    }
  }
  return true;
}

Table CsvReader::takeTable() {
  filled_.end([this](const CsvRow& row) { return fillRow(row); });
  Table table;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Filled& column = columns_[i];
    if (seen_[i].texts == 0) {
      table.add({names_[i], std::move(column.numbers)});
    } else {
      table.add({names_[i], CategoricalValues{std::move(column.codes), column.texts.takeTexts()}});
    }
  }
  return table;
}

}  // namespace minibatch
