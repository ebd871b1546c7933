#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/csv_dialect.h"
#include "data/csv_rows.h"
#include "data/date_cell.h"

namespace minibatch {
namespace {

/// Rows at the beginning that are looked at, and how many of them may be titles.
constexpr std::size_t kHead = 200, kMostTitles = 30;

struct HeadRow {
  Index line;
  std::vector<std::string> cells;

  std::size_t filled() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); }));
  }
};
using Head = std::vector<HeadRow>;

Head rowsOf(std::string_view head, const CsvCut& cut) {
  Head result;
  CsvRows rows(cut);
  const auto take = [&](const CsvRow& row) {
    if (row.isBlank()) return true;
    result.push_back({row.line, {}});
    for (Index i = 0; i < row.cells(); ++i) {
      result.back().cells.emplace_back(trimmed(row.cell(i)));
    }
    return result.size() < kHead;
  };
  if (rows.push(head, take)) rows.end(take);
  return result;
}

// A number or a date, in whatever way it is written.
bool isTyped(std::string_view cell) {
  return !std::isnan(cellNumber(cell)) || !std::isnan(writtenNumber(cell, '.')) ||
         !std::isnan(writtenNumber(cell, ',')) || dateIn(cell, DateOrder::kMonthFirst) ||
         dateIn(cell, DateOrder::kDayFirst);
}

// The most frequent number of cells, and how many rows have it; of equals the smaller, but for 1.
std::pair<std::size_t, std::size_t> usualCells(const Head& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const HeadRow& row : rows) ++counts[row.cells.size()];
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& [cells, count] : counts) {
    if (count > best.second || (count == best.second && best.first < 2)) best = {cells, count};
  }
  return best;
}

// How well text is cut: how many of the rows have the usual number of cells, then how many of the
// cells are numbers or dates, then how many cells there are.
struct Score {
  double alike = 0, typed = 0;
  std::size_t cells = 0;

  auto operator<=>(const Score&) const = default;
};

Score scoreOf(const Head& rows) {
  const auto [cells, alike] = usualCells(rows);
  if (cells < 2) return {};
  std::size_t typed = 0, filled = 0;
  for (const HeadRow& row : rows) {
    if (row.cells.size() != cells) continue;
    for (const std::string& cell : row.cells) {
      if (isMissingCell(cell)) continue;
      ++filled;
      typed += isTyped(cell);
    }
  }
  return {static_cast<double>(alike) / static_cast<double>(rows.size()),
          static_cast<double>(typed) / static_cast<double>(std::max<std::size_t>(filled, 1)),
          cells};
}

char findSeparator(std::string_view head, CsvCut cut) {
  Score best;
  char result = ',';
  for (const char separator : {',', '\t', '|', ';'}) {
    cut.separator = separator;
    const Score score = scoreOf(rowsOf(head, cut));
    if (score <= best) continue;
    best = score;
    result = separator;
  }
  if (best.alike > 0.5) return result;
  // Prose has spaces, too: a table by them has numbers, and rows alike.
  cut.separator = CsvDialect::kWhiteSpace;
  const Score score = scoreOf(rowsOf(head, cut));
  return score.alike >= 0.8 && score.typed >= 0.3 ? CsvDialect::kWhiteSpace : result;
}

// A header over rows that have one cell more: names of rows, or a separator at the end.
bool isShortHeader(const HeadRow& row, const HeadRow* next, std::size_t cells) {
  return cells >= 3 && row.cells.size() == cells - 1 && next && next->cells.size() == cells &&
         row.filled() == row.cells.size() &&
         std::ranges::none_of(row.cells, [](const auto& cell) { return isTyped(cell); });
}

// How many of the first rows are titles, and no part of the table.
std::size_t titlesIn(const Head& rows) {
  const auto [cells, _] = usualCells(rows);
  if (cells < 2) return 0;
  const std::size_t most = std::min(kMostTitles, rows.size());
  for (std::size_t i = 0; i < most; ++i) {
    const HeadRow& row = rows[i];
    const HeadRow* next = i + 1 < rows.size() ? &rows[i + 1] : nullptr;
    const bool is_title = row.cells.size() < cells || (cells >= 3 && row.filled() <= 1);
    if (!is_title || isShortHeader(row, next, cells)) return i;
  }
  return 0;
}

// Whether the numbers in some columns are one after the other, as names may be: 2019, 2020, 2021.
bool countsUp(const HeadRow& row, const std::vector<std::size_t>& columns) {
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (cellNumber(row.cells[columns[i]]) != cellNumber(row.cells[columns[i - 1]]) + 1)
      return false;
  }
  return columns.size() >= 2;
}

bool mayBeNames(const HeadRow& row, const std::vector<std::size_t>& columns) {
  const double first = cellNumber(row.cells[columns[0]]);
  const bool is_place = first == 0 || first == 1, is_year = first >= 1900 && first <= 2100;
  return (is_place || is_year) && countsUp(row, columns);
}

// Whether the first row names the columns: its cells are not of the kind of those below.
bool findHeader(const Head& rows) {
  if (rows.size() < 2) return true;
  const HeadRow& first = rows[0];
  std::vector<std::size_t> typed;
  std::size_t filled = 0, repeated = 0;
  for (std::size_t i = 0; i < first.cells.size(); ++i) {
    const std::string& name = first.cells[i];
    std::size_t cells = 0, numbers = 0;
    bool repeats = false;
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (i >= rows[r].cells.size() || isMissingNumber(rows[r].cells[i])) continue;
      ++cells;
      numbers += isTyped(rows[r].cells[i]);
      repeats = repeats || rows[r].cells[i] == name;
    }
    if (isMissingNumber(name)) continue;
    ++filled;
    repeated += repeats;
    if (cells == 0 || 2 * numbers <= cells) continue;
    if (!isTyped(name)) return true;
    typed.push_back(i);
  }
  if (!typed.empty()) {
    const auto last =
        rows.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, rows.size()));
    const bool are_all = std::all_of(rows.begin() + 1, last, [&](const HeadRow& row) {
      return row.cells.size() == first.cells.size() && countsUp(row, typed);
    });
    return mayBeNames(first, typed) && !are_all;
  }
  return filled == 0 || 2 * repeated < filled;
}

// Excel's first line, "sep=;".
std::optional<char> namedSeparator(std::string_view head) {
  std::string_view line = trimmed(head.substr(0, head.find_first_of("\r\n")));
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  if (line == "sep=" && head.starts_with("sep=\t")) return '\t';
  if (line.size() == 5 && line.starts_with("sep=")) return line[4];
  return {};
}

// Lines at the beginning that are comments, and whether there are more of them below.
std::pair<Index, bool> commentsIn(std::string_view head) {
  Index line = 0, above = 0;
  bool below = false;
  while (!head.empty()) {
    const std::size_t stop = std::min(head.find('\n'), head.size() - 1);
    const std::string_view text = trimmed(head.substr(0, stop + 1));
    head.remove_prefix(stop + 1);
    if (text.starts_with('#')) {
      if (above == line) {
        above = line + 1;
      } else {
        below = true;
      }
    } else if (text.empty() && above == line && line > 0) {
      ++above;
    }
    ++line;
  }
  return {above, below};
}

}  // namespace

void findDialect(CsvDialect& dialect, std::string_view head) {
  CsvCut cut{.comment = dialect.comment, .quotes = dialect.quotes};
  const bool finds_skip = !dialect.skip_rows;
  cut.skip_rows = dialect.skip_rows.value_or(0);
  const std::optional<char> named = namedSeparator(head);
  if (named && finds_skip) cut.skip_rows = 1;
  if (named && !dialect.separator) dialect.separator = named;
  Index comments = 0;
  if (finds_skip && !named && cut.comment == '\0') {
    const auto [above, below] = commentsIn(head);
    comments = cut.skip_rows = above;
    if (above > 0 && below) cut.comment = '#';
  }
  if (!dialect.separator) dialect.separator = findSeparator(head, cut);
  cut.separator = *dialect.separator;
  Head rows = rowsOf(head, cut);
  if (finds_skip) {
    const std::size_t titles = titlesIn(rows);
    if (titles > 0) cut.skip_rows = rows[titles].line - 1;
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(titles));
  }
  dialect.comment = cut.comment;
  if (!dialect.header) {
    dialect.header = dialect.names.empty() && findHeader(rows);
    // NumPy writes its header as a comment.
    if (comments > 0 && cut.skip_rows == comments && !*dialect.header && dialect.names.empty()) {
      CsvCut above = cut;
      above.skip_rows = comments - 1;
      above.comment = '\0';
      const Head with = rowsOf(head, above);
      if (!with.empty() && !rows.empty() && with[0].cells.size() == rows[0].cells.size() &&
          with[0].cells[0].starts_with('#')) {
        dialect.header = true;
        cut.skip_rows = comments - 1;
        dialect.comment = '\0';
      }
    }
  }
  dialect.skip_rows = cut.skip_rows;
}

}  // namespace minibatch
