#include "data/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/merge_sort.h"
#include "data/cell.h"

namespace minibatch {
namespace {

/// Of rows or columns that a message may name; of cells that a list may show.
constexpr std::size_t kNamed = 5, kShown = 100;
/// Of the rows' names, how many are compared.
constexpr std::size_t kCompared = 1000;

CsvCut cutOf(const CsvDialect& dialect) {
  return {.separator = dialect.separator.value_or(','),
          .comment = dialect.comment,
          .quotes = dialect.quotes,
          .skip_rows = dialect.skip_rows.value_or(0)};
}

}  // namespace

void CsvReader::FewRows::add(const CsvRow& row) {
  if (first.size() < kNamed) first.push_back({row.line, row.cells()});
  ++count;
}

CsvReader::CsvReader(CsvDialect dialect)
    : dialect_(std::move(dialect)), scanned_(cutOf(dialect_)), filled_(cutOf(dialect_)) {}

bool CsvReader::scan(std::string_view text) {
  return !to_scan_.are_enough &&
         scanned_.push(text, [this](const CsvRow& row) { return scanRow(row); });
}

void CsvReader::endScan() {
  if (!to_scan_.are_enough) scanned_.end([this](const CsvRow& row) { return scanRow(row); });
  if (scanned_.fault() == CsvRows::Fault::kNone && !names_.empty()) decide();
}

// Columns without a name get one by their place, repeated names a number as pandas gives them: "a",
// "a.1". The next free number of a name only grows, so this is linear.
void CsvReader::nameColumns(const std::vector<std::string>& cells) {
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> next;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    const std::string wanted = cell.empty() ? "Column " + std::to_string(i + 1) : cell;
    std::string name = wanted;
    while (!taken.insert(name).second) name = wanted + "." + std::to_string(++next[wanted]);
    if (name != cell) renamed_.push_back({i, cell});
    names_.push_back(std::move(name));
  }
}

void CsvReader::readHeader(const CsvRow& row) {
  first_cell_ = row.cell(0);
  std::vector<std::string> cells = dialect_.names;
  const bool has_header = dialect_.header.value_or(true);
  if (cells.empty()) {
    for (Index i = 0; i < row.cells(); ++i) {
      cells.emplace_back(has_header ? trimmed(row.cell(i)) : std::string_view());
    }
    // NumPy's header, a comment.
    if (has_header && cells[0].starts_with("# ")) cells[0].erase(0, 2);
  }
  nameColumns(cells);
  if (!has_header) renamed_.clear();
  seen_.resize(names_.size());
  seen_longer_.resize(names_.size() + 1);
}

bool CsvReader::isMissing(std::string_view cell, std::size_t name) const {
  if (dialect_.missing.keeps_default ? isMissingCell(cell) : cell.empty()) return true;
  return dialect_.missing.isNamed() &&
         dialect_.missing.has(names_[std::min(name, names_.size() - 1)], cell);
}

void CsvReader::see(CsvSeen& seen, std::string_view cell, Index line, std::size_t name) {
  // The words that stand for nothing may be numbers only where they were named.
  if (!dialect_.missing.isNamed() && seen.seePlain(cell, dialect_)) return;
  cell = trimmed(cell);
  if (!isMissing(cell, name)) seen.see(cell, line, dialect_);
}

void CsvReader::nextFile() {
  to_scan_ = {.before = readable()};
  to_fill_ = {.before = filled_rows_};
}

bool CsvReader::isChosen(FileRows& rows) const { return rows.seen++ % dialect_.step == 0; }

bool CsvReader::goesOn(FileRows& rows, Index read) const {
  rows.are_enough = dialect_.most_rows > 0 && read - rows.before >= dialect_.most_rows;
  return !rows.are_enough;
}

bool CsvReader::namesRows() const {
  return longer_.count + empty_end_ > same_ && longer_.count > 0 &&
         dialect_.row_names.value_or(true);
}

// How many of the rows that were seen will be read.
Index CsvReader::readable() const {
  return rows_ - longest_.count - (namesRows() ? 0 : longer_.count);
}

// Lines with nothing in them are no rows. Of those with separators only, pandas keeps all but what
// stands above the column names.
bool CsvReader::isLeftOut(const CsvRow& row, bool is_head) const {
  return (row.cells() == 1 || (is_head && dialect_.header.value_or(true))) && row.isBlank();
}

bool CsvReader::scanRow(const CsvRow& row) {
  if (isLeftOut(row, names_.empty())) return true;
  if (names_.empty()) {
    readHeader(row);
    if (dialect_.header.value_or(true)) return true;
  }
  if (!isChosen(to_scan_)) return true;
  see(row);
  return goesOn(to_scan_, readable());
}

void CsvReader::see(const CsvRow& row) {
  ++rows_;
  const auto cells = static_cast<std::size_t>(row.cells()), width = names_.size();
  if (cells > width + 1 && !row.isBlank()) {
    longest_.add(row);
    return;
  }
  if (mayNameRows()) {
    const std::string_view first = trimmed(row.cell(0));
    const double number = cellNumber(first);
    if (rows_ == 1) counted_from_ = number;
    const Index counted = (rows_ - 1) * dialect_.step;
    counts_up_ = counts_up_ && number == counted_from_ + static_cast<double>(counted);
    if (std::isnan(number) && first_names_.size() < kCompared) first_names_.emplace_back(first);
  }

  const bool is_longer = cells == width + 1;
  const bool ends_empty = is_longer && trimmed(row.cell(row.cells() - 1)).empty();
  empty_end_ += ends_empty;
  same_ += cells == width;
  if (cells < width) short_.add(row);
  if (is_longer && !ends_empty) {
    longer_.add(row);
    for (std::size_t i = 0; i < cells; ++i) {
      see(seen_longer_[i], row.cell(static_cast<Index>(i)), row.line, i == 0 ? 0 : i - 1);
    }
    return;
  }
  for (std::size_t i = 0; i < std::min(cells, width); ++i) {
    see(seen_[i], row.cell(static_cast<Index>(i)), row.line, i);
  }
}

// Whether the first column has no name.
bool CsvReader::mayNameRows() const {
  return !renamed_.empty() && renamed_[0].column == 0 && renamed_[0].from.empty();
}

// Whether it numbers or names the rows, then: pandas and R write that.
bool CsvReader::countsRows() const {
  if (!mayNameRows() || names_.size() < 3 || rows_ < 2) return false;
  if (counts_up_) return counted_from_ == 0 || counted_from_ == 1;
  const auto compared = static_cast<Index>(first_names_.size());
  if (compared < std::min(rows_, static_cast<Index>(kCompared))) return false;
  return std::unordered_set<std::string_view>(first_names_.begin(), first_names_.end()).size() ==
         first_names_.size();
}

void CsvReader::decide() {
  width_ = names_.size();
  if (namesRows()) {
    offset_ = 1;
    ++width_;
    columns_seen_ = seen_;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      columns_seen_[i] = seen_longer_[i + 1];
      if (i + 1 < seen_.size()) columns_seen_[i].add(seen_[i + 1]);
    }
    bad_ = longest_;
  } else {
    columns_seen_ = seen_;
    bad_ = longest_.first.empty() ? longer_ : longest_;
    if (!longest_.first.empty()) {
      bad_.count += longer_.count;
      bad_.first.insert(bad_.first.end(), longer_.first.begin(), longer_.first.end());
      sortStable(bad_.first, [](const RowCells& a, const RowCells& b) { return a.line < b.line; });
      bad_.first.resize(std::min(bad_.first.size(), kNamed));
    }
    if (dialect_.row_names.value_or(countsRows()) && names_.size() > 1) {
      offset_ = 1;
      names_.erase(names_.begin());
      columns_seen_.erase(columns_seen_.begin());
      if (!renamed_.empty() && renamed_[0].column == 0) renamed_.erase(renamed_.begin());
      for (Renamed& renamed : renamed_) --renamed.column;
    } else if (names_.size() > 2 && columns_seen_.back().values() == 0 && !renamed_.empty() &&
               renamed_.back().column == names_.size() - 1 && renamed_.back().from.empty()) {
      // A separator at the end of every line, the header's, too.
      names_.pop_back();
      columns_seen_.pop_back();
      renamed_.pop_back();
    }
  }
  decimal_ = decimalOf(columns_seen_);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    plans_.push_back(planOf(columns_seen_[i], names_[i], decimal_));
  }
}

// What is before the fraction where a column alone does not tell.
char CsvReader::decimalOf(const std::vector<CsvSeen>& seen) {
  if (dialect_.decimal) return *dialect_.decimal;
  Index points = 0, commas = 0, either = 0, money = 0;
  for (const CsvSeen& column : seen) {
    const Index fewest = column.values() / 2;
    points += column.point() > column.comma() && column.numbers('.') > fewest;
    commas += column.comma() > column.point() && column.numbers(',') > fewest;
    either += column.either() > 0;
    money += column.money();
  }
  // Where semicolons part cells, commas are in numbers: before fractions, unless dollars or wons
  // are counted.
  if (points == 0 && commas == 0) {
    is_unsure_ = either > 0 && money == 0 && dialect_.separator == ';';
    return is_unsure_ ? ',' : '.';
  }
  return commas > points ? ',' : '.';
}

CsvPlan CsvReader::planOf(const CsvSeen& seen, const std::string& name, char decimal) const {
  CsvPlan plan{.decimal = decimal, .thousands = dialect_.thousands.value_or(kAnyThousands)};
  if (!dialect_.decimal && seen.point() != seen.comma()) {
    plan.decimal = seen.point() > seen.comma() ? '.' : ',';
  }
  if (const auto given = dialect_.types.find(name); given != dialect_.types.end()) {
    plan.type = given->second;
    return plan;
  }
  // A few cells that are no numbers, or no dates, make no column of texts; codes such as 007 do.
  const auto areFew = [&seen](Index others) { return others * 10 <= seen.values(); };
  const bool is_number = seen.codes() == 0 && areFew(seen.others(plan.decimal));
  const bool is_date = seen.dates() > 0 && areFew(seen.values() - seen.dates());
  plan.type = is_number ? CsvType::kNumber : is_date ? CsvType::kDate : CsvType::kText;
  return plan;
}

bool CsvReader::fill(std::string_view text) {
  if (columns_.empty()) {
    for (const CsvPlan& plan : plans_) columns_.emplace_back(plan, rows_);
    not_number_rows_.resize(plans_.size());
  }
  return !to_fill_.are_enough &&
         filled_.push(text, [this](const CsvRow& row) { return fillRow(row); });
}

bool CsvReader::fillRow(const CsvRow& row) {
  if (isLeftOut(row, !header_is_read_)) return true;
  if (!std::exchange(header_is_read_, true) && dialect_.header.value_or(true)) return true;
  if (!isChosen(to_fill_)) return true;
  const auto cells = static_cast<std::size_t>(row.cells());
  // A row of one cell more than the header has its name before it, or nothing behind it.
  const bool ends_empty = cells == seen_.size() + 1 && trimmed(row.cell(row.cells() - 1)).empty();
  if (cells > width_ && !ends_empty && !row.isBlank()) return true;
  const bool is_named = dialect_.missing.isNamed();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::size_t at = i + offset_;
    const std::string_view whole =
        at < cells ? row.cell(static_cast<Index>(at)) : std::string_view();
    if (!is_named && columns_[i].addPlain(whole)) continue;
    const std::string_view cell = trimmed(whole);
    if (isMissing(cell, i)) {
      columns_[i].addMissing();
    } else if (!columns_[i].add(cell, dialect_.missing.keeps_default)) {
      not_number_rows_[i].push_back(static_cast<std::uint32_t>(filled_rows_));
      if (not_numbers_.size() < kShown) {
        not_numbers_.push_back({filled_rows_, row.line, i, std::string(cell)});
      }
    }
  }
  ++filled_rows_;
  return goesOn(to_fill_, filled_rows_);
}

Table CsvReader::takeTable() {
  if (!to_fill_.are_enough) filled_.end([this](const CsvRow& row) { return fillRow(row); });
  Table table;
  for (std::size_t i = 0; i < columns_.size(); ++i) table.add(columns_[i].take(names_[i]));
  return table;
}

}  // namespace minibatch
