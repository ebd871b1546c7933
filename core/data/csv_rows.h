#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// A row of delimited text.
struct CsvRow {
  Index line;  // of the file, on which the row begins, counted from 1
  std::string_view text;
  std::span<const std::size_t> ends;  // of its cells in `text`

  Index cells() const { return static_cast<Index>(ends.size()); }
  std::string_view cell(Index i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return text.substr(begin, ends[i] - begin);
  }
  /// Whether there is nothing but white space in its cells.
  bool isBlank() const;
};

/// Delimited text (RFC 4180) cut into rows, piece by piece, in one pass: rows end with LF, CRLF or
/// CR; a cell that begins with a quotation mark ends with the next one that is not doubled.
class CsvRows {
 public:
  /// Takes a row; says whether to go on.
  using Take = std::function<bool(const CsvRow& row)>;
  enum class Fault { kNone, kQuoteInside, kQuoteUnclosed, kZeroByte };

  explicit CsvRows(char delimiter) : delimiter_(delimiter) {}

  /// Reads on; says whether to go on, which ends with a fault or when `take` says so.
  bool push(std::string_view text, const Take& take);
  /// After the last piece.
  bool end(const Take& take);

  Fault fault() const { return fault_; }
  /// The line on which the faulty row begins, or the last row.
  Index line() const { return row_line_; }

 private:
  enum class State { kCellBegin, kPlain, kQuoted, kQuote, kBehindQuote };

  bool fail(Fault fault);
  bool isEnd(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }
  bool endCell(char c, const Take& take);
  bool endRow(const Take& take);

  char delimiter_;
  State state_ = State::kCellBegin;
  bool behind_cr_ = false;  // the next LF belongs to the CR before it
  Index line_ = 1, row_line_ = 1;
  std::string text_;
  std::vector<std::size_t> ends_;
  Fault fault_ = Fault::kNone;
};

/// The delimiter of which `head`, the beginning of a file, has the most cells in all of its first
/// rows alike: comma, tab, bar or semicolon; a comma where there is none.
char guessDelimiter(std::string_view head);

}  // namespace minibatch
