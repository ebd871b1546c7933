#include "data/csv_rows.h"

#include <algorithm>
#include <cstdlib>

#include "data/cell.h"

namespace minibatch {

bool CsvRow::isBlank() const { return trimmed(text).empty(); }

bool CsvRows::fail(Fault fault) {
  fault_ = fault;
  return false;
}

bool CsvRows::endRow(const Take& take) {
  const CsvRow row{row_line_, text_, ends_};
  const bool go_on = take(row);
  text_.clear();
  ends_.clear();
  ++line_;
  row_line_ = line_;
  return go_on;
}

bool CsvRows::endCell(char c, const Take& take) {
  ends_.push_back(text_.size());
  state_ = State::kCellBegin;
  if (c == delimiter_) return true;
  behind_cr_ = c == '\r';
  return endRow(take);
}

bool CsvRows::push(std::string_view text, const Take& take) {
  if (fault_ != Fault::kNone) return false;
  if (text.find('\0') != std::string_view::npos) return fail(Fault::kZeroByte);
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (behind_cr_) {
      behind_cr_ = false;
      if (c == '\n') {
        ++at;
        continue;
      }
    }
    switch (state_) {
      case State::kCellBegin:
        if (c == '"') {
          state_ = State::kQuoted;
          ++at;
          continue;
        }
        state_ = State::kPlain;
        [[fallthrough]];
      case State::kPlain: {
        std::size_t stop = at;
        while (stop < text.size() && !isEnd(text[stop])) ++stop;
        text_.append(text.substr(at, stop - at));
        at = stop;
        if (at < text.size() && !endCell(text[at++], take)) return false;
        continue;
      }
      case State::kQuoted: {
        const std::size_t stop = std::min(text.find_first_of("\"\r\n", at), text.size());
        text_.append(text.substr(at, stop - at));
        at = stop;
        if (at == text.size()) continue;
        const char found = text[at++];
        if (found == '"') {
          state_ = State::kQuote;
          continue;
        }
        // Of CR and LF in one, the CR is counted.
        if (found == '\r' || text_.empty() || text_.back() != '\r') ++line_;
        text_ += found;
        continue;
      }
      case State::kQuote:
        if (c == '"') {
          text_ += '"';
          state_ = State::kQuoted;
          ++at;
          continue;
        }
        state_ = State::kBehindQuote;
        [[fallthrough]];
      case State::kBehindQuote:
        ++at;
        if (isEnd(c)) {
          if (!endCell(c, take)) return false;
        } else if (c != ' ' && c != '\t') {
          return fail(Fault::kQuoteInside);
        }
    }
  }
  return true;
}

bool CsvRows::end(const Take& take) {
  if (fault_ != Fault::kNone) return false;
  if (state_ == State::kQuoted) return fail(Fault::kQuoteUnclosed);
  if (state_ == State::kCellBegin && ends_.empty()) return true;
  ends_.push_back(text_.size());
  state_ = State::kCellBegin;
  return endRow(take);
}

char guessDelimiter(std::string_view head) {
  constexpr int kRows = 10;
  char best = ',';
  Index best_difference = -1;
  double most_cells = 0;
  for (const char delimiter : {',', '\t', '|', ';'}) {
    CsvRows rows(delimiter);
    int seen = 0, filled = 0;
    Index cells = 0, before = 0, difference = 0;
    const auto take = [&](const CsvRow& row) {
      if (!row.isBlank()) {
        if (filled++ > 0) difference += std::abs(row.cells() - before);
        before = row.cells();
        cells += row.cells();
      }
      return ++seen < kRows;
    };
    if (rows.push(head, take)) rows.end(take);
    if (filled == 0) continue;
    const double average = static_cast<double>(cells) / filled;
    if (average <= 1.99) continue;
    if (best_difference < 0 || difference < best_difference ||
        (difference == best_difference && average > most_cells)) {
      best = delimiter;
      best_difference = difference;
      most_cells = average;
    }
  }
  return best;
}

}  // namespace minibatch
