#include "data/csv_rows.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "data/cell.h"

namespace minibatch {
namespace {

bool isBreak(char c) { return c == '\n' || c == '\r'; }
bool isSpaceOrTab(char c) { return c == ' ' || c == '\t'; }

/// Commas, tabs, quotation marks and line breaks are before it, digits, letters, points and minus
/// signs are not.
constexpr unsigned char kPlain = '-';

constexpr std::uint64_t kHighs = eightTimes(0x80), kPlains = eightTimes(kPlain);

/// The high bit of each of eight bytes that is less than kPlain (Warren, Hacker's Delight, 6-1).
std::uint64_t specialBytes(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return ~(((word | kHighs) - kPlains) | word) & kHighs;
}

}  // namespace

bool CsvRow::isBlank() const {
  Index i = 0;
  while (i < cells() && trimmed(cell(i)).empty()) ++i;
  return i == cells();
}

CsvRows::CsvRows(const CsvCut& cut)
    : cut_(cut), has_simple_rows_(cut.separator != ' ' && cut.comment == '\0') {
  for (const char c : {cut.separator, '\n', '\r'}) ends_cell_[static_cast<unsigned char>(c)] = true;
  if (isSpaced()) ends_cell_['\t'] = true;
  if (cut.comment != '\0') ends_cell_[static_cast<unsigned char>(cut.comment)] = true;
}

bool CsvRows::fail(Fault fault) {
  fault_ = fault;
  return false;
}

bool CsvRows::endRow(const Take& take, std::string_view text, std::size_t between) {
  state_ = State::kCellBegin;
  bool go_on = true;
  if (line_ > cut_.skip_rows && !ends_.empty())
    go_on = take({row_line_, text, ends_, between, is_quoted_});
  is_quoted_ = false;
  text_.clear();
  ends_.clear();
  ++line_;
  row_line_ = line_;
  return go_on;
}

// Ends a cell with the separator, the end of its line or a comment.
bool CsvRows::endCell(char c, const Take& take) {
  const bool is_end = c != cut_.separator && !(isSpaced() && c == '\t');
  // White space at the end of a line makes no cell, nor does a line that is all comment.
  const bool is_none =
      is_end && (isSpaced() ? state_ == State::kCellBegin
                            : c == cut_.comment && ends_.empty() && trimmed(text_).empty());
  if (!is_none) ends_.push_back(text_.size());
  state_ = State::kCellBegin;
  if (!is_end) return true;
  if (c == cut_.comment) {
    state_ = State::kComment;
    return true;
  }
  behind_cr_ = c == '\r';
  return endRow(take);
}

// Cuts the row that `text` begins with where it lies, if all of it is there, and no cell is quoted.
bool CsvRows::cutWhole(std::string_view text) {
  const char* const bytes = text.data();
  const std::size_t size = text.size();
  // Eight bytes at a time, where what ends a cell can be told from what most cells are made of.
  const std::size_t words = cut_.separator < kPlain && size >= 8 ? size - 7 : 0;
  bool is_quoted = false;
  // Whether the byte ends the row, or quotes.
  const auto ends = [&](std::size_t at) {
    const char c = bytes[at];
    is_quoted = c == '"' && cut_.quotes;
    if (is_quoted) return true;
    if (!endsCell(c)) return false;
    ends_.push_back(at);
    return c != cut_.separator;
  };
  for (std::size_t at = 0; at < size;) {
    if (at < words) {
      for (std::uint64_t special = specialBytes(bytes + at); special != 0; special &= special - 1) {
        if (!ends(at + static_cast<std::size_t>(std::countr_zero(special)) / 8)) continue;
        if (!is_quoted) return true;
        ends_.clear();
        return false;
      }
      at += 8;
      continue;
    }
    if (!ends(at++)) continue;
    if (!is_quoted) return true;
    break;
  }
  ends_.clear();
  return false;
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
        if (has_simple_rows_ && text_.empty() && ends_.empty() && line_ > cut_.skip_rows &&
            cutWhole(text.substr(at))) {
          const std::string_view row = text.substr(at, ends_.back());
          at += row.size();
          behind_cr_ = text[at++] == '\r';
          if (!endRow(take, row, 1)) return false;
          continue;
        }
        if (isSpaced() ? isSpaceOrTab(c) : c == ' ') {
          // A quotation mark behind spaces quotes, too.
          if (!isSpaced()) text_ += c;
          ++at;
          continue;
        }
        if (c == '"' && cut_.quotes && line_ > cut_.skip_rows) {
          is_quoted_ = true;
          state_ = State::kQuoted;
          ++at;
          continue;
        }
        if (endsCell(c)) {
          ++at;
          if (!endCell(c, take)) return false;
          continue;
        }
        state_ = State::kPlain;
        [[fallthrough]];
      case State::kPlain: {
        std::size_t stop = at;
        while (stop < text.size() && !endsCell(text[stop])) ++stop;
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
        state_ = State::kPlain;
        continue;
      case State::kComment:
        ++at;
        if (!isBreak(c)) continue;
        behind_cr_ = c == '\r';
        if (!endRow(take)) return false;
    }
  }
  return true;
}

bool CsvRows::end(const Take& take) {
  if (fault_ != Fault::kNone) return false;
  if (state_ == State::kQuoted) return fail(Fault::kQuoteUnclosed);
  const bool is_begun = !isSpaced() && (!ends_.empty() || !text_.empty());
  if (state_ == State::kPlain || state_ == State::kQuote ||
      (state_ == State::kCellBegin && is_begun)) {
    ends_.push_back(text_.size());
  }
  return endRow(take);
}

}  // namespace minibatch
