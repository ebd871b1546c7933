#include "data/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "data/cell.h"

namespace minibatch {
namespace {

/// Of cells that a list may show.
constexpr std::size_t kShown = 100;

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
  const bool goes_on = !to_scan_.are_enough &&
                       scanned_.push(text, [this](const CsvRow& row) { return readRow(row); });
  if (bytes_ > 0 && rows_ > 0 && !ahead_) lookAhead(text);
  bytes_ = 0;
  return goes_on;
}

void CsvReader::endScan() {
  if (!to_scan_.are_enough) scanned_.end([this](const CsvRow& row) { return readRow(row); });
  if (scanned_.fault() == CsvRows::Fault::kNone && !names_.empty()) decide();
  if (ahead_) takeFilled(*ahead_);
  ahead_.reset();
}

// Another reader decides by the first piece of the text, and fills with it. The piece's last row
// may go on in the next one, and comes whole from there.
void CsvReader::lookAhead(std::string_view text) {
  ahead_ = std::make_unique<CsvReader>(dialect_);
  ahead_->scan(text);
  ahead_->decide();
  const double pieces = bytes_ / static_cast<double>(text.size());
  ahead_->makeColumns(static_cast<Index>(static_cast<double>(rows_) * pieces));
  ahead_->fill(text);
}

void CsvReader::takeFilled(CsvReader& ahead) {
  is_filled_ = ahead.plans_ == plans_ && ahead.offset_ == offset_ && ahead.width_ == width_ &&
               ahead.filled_rows_ == rows_ - bad_.count;
  if (!is_filled_) return;
  columns_ = std::move(ahead.columns_);
  filled_rows_ = ahead.filled_rows_;
  not_number_rows_ = std::move(ahead.not_number_rows_);
  not_numbers_ = std::move(ahead.not_numbers_);
}

bool CsvReader::readRow(const CsvRow& row) {
  if (isNextChosen(to_scan_)) readNumbers(row);
  if (ahead_ && !ahead_->to_fill_.are_enough) ahead_->fillRow(row, numbers_);
  return scanRow(row);
}

// Where words are named that stand for nothing, a number may be one.
void CsvReader::readNumbers(const CsvRow& row) {
  numbers_.resize(row.ends.size());
  PlainNumber* number = numbers_.data();
  if (dialect_.missing.isNamed()) {
    std::fill_n(number, numbers_.size(), PlainNumber());
    return;
  }
  std::size_t begin = 0;
  for (const std::size_t end : row.ends) {
    readPlainNumber(row.text.data() + begin, end - begin, begin, *number++);
    begin = end + row.between;
  }
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
  cell = trimmed(cell);
  if (!isMissing(cell, name)) seen.see(cell, line, dialect_);
}

void CsvReader::nextFile() {
  to_scan_ = {.before = readable()};
  to_fill_ = {.before = filled_rows_};
  if (ahead_) ahead_->nextFile();
}

bool CsvReader::isNextChosen(const FileRows& rows) const { return rows.seen % dialect_.step == 0; }

bool CsvReader::isChosen(FileRows& rows) const {
  const bool is_chosen = isNextChosen(rows);
  ++rows.seen;
  return is_chosen;
}

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

// Lines with nothing in them are no rows. Of those with separators or quotation marks only, pandas
// keeps all but what stands above the column names.
bool CsvReader::isLeftOut(const CsvRow& row, bool is_head) const {
  const bool is_above = is_head && dialect_.header.value_or(true);
  return ((row.cells() == 1 && !row.is_quoted) || is_above) && row.isBlank();
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
      if (seen_longer_[i].seePlain(numbers_[i], dialect_)) continue;
      see(seen_longer_[i], row.cell(static_cast<Index>(i)), row.line, i == 0 ? 0 : i - 1);
    }
    return;
  }
  for (std::size_t i = 0; i < std::min(cells, width); ++i) {
    if (seen_[i].seePlain(numbers_[i], dialect_)) continue;
    see(seen_[i], row.cell(static_cast<Index>(i)), row.line, i);
  }
}

// Whether the first column has no name.
bool CsvReader::mayNameRows() const {
  return !renamed_.empty() && renamed_[0].column == 0 && renamed_[0].from.empty();
}

bool CsvReader::fill(std::string_view text) {
  if (columns_.empty()) makeColumns(rows_);
  return !to_fill_.are_enough &&
         filled_.push(text, [this](const CsvRow& row) { return fillRow(row); });
}

void CsvReader::makeColumns(Index rows) {
  for (const CsvPlan& plan : plans_) columns_.emplace_back(plan, rows);
  not_number_rows_.resize(plans_.size());
}

bool CsvReader::fillRow(const CsvRow& row) {
  if (isNextChosen(to_fill_)) readNumbers(row);
  return fillRow(row, numbers_);
}

bool CsvReader::fillRow(const CsvRow& row, std::span<const PlainNumber> numbers) {
  if (isLeftOut(row, !header_is_read_)) return true;
  if (!std::exchange(header_is_read_, true) && dialect_.header.value_or(true)) return true;
  if (!isChosen(to_fill_)) return true;
  const auto cells = static_cast<std::size_t>(row.cells());
  // A row of one cell more than the header has its name before it, or nothing behind it.
  const bool ends_empty = cells == seen_.size() + 1 && trimmed(row.cell(row.cells() - 1)).empty();
  if (cells > width_ && !ends_empty && !row.isBlank()) return true;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::size_t at = i + offset_;
    if (at < cells && columns_[i].addPlain(numbers[at])) continue;
    const std::string_view cell =
        at < cells ? trimmed(row.cell(static_cast<Index>(at))) : std::string_view();
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
