#pragma once

#include <array>
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
  std::size_t between = 0;            // how many bytes of `text` part two cells
  bool is_quoted = false;             // whether a cell is between quotation marks

  Index cells() const { return static_cast<Index>(ends.size()); }
  std::string_view cell(Index i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1] + between;
    return text.substr(begin, ends[i] - begin);
  }
  /// Whether there is nothing but white space in its cells.
  bool isBlank() const;
};

/// How text is cut into rows.
struct CsvCut {
  char separator = ',';  // a space: runs of white space
  char comment = '\0';   // the rest of a line behind it is left out
  bool quotes = true;    // whether quotation marks hold cells together
  Index skip_rows = 0;   // lines that are left out at the beginning
};

/// Delimited text cut into rows, piece by piece, in one pass: rows end with LF, CRLF or CR; a cell
/// that begins with a quotation mark is quoted up to the next one that is not doubled. What follows
/// that one belongs to the cell, as in pandas: "big" lamp.
class CsvRows {
 public:
  /// Takes a row; says whether to go on.
  using Take = std::function<bool(const CsvRow& row)>;
  enum class Fault { kNone, kQuoteUnclosed, kZeroByte };

  explicit CsvRows(const CsvCut& cut);

  /// Reads on; says whether to go on, which ends with a fault or when `take` says so.
  bool push(std::string_view text, const Take& take);
  /// After the last piece.
  bool end(const Take& take);

  Fault fault() const { return fault_; }
  /// The line on which the faulty row begins, or the last row.
  Index line() const { return row_line_; }

 private:
  enum class State { kCellBegin, kPlain, kQuoted, kQuote, kComment };

  bool fail(Fault fault);
  bool endsCell(char c) const { return ends_cell_[static_cast<unsigned char>(c)]; }
  bool endCell(char c, const Take& take);
  bool endRow(const Take& take) { return endRow(take, text_, 0); }
  bool endRow(const Take& take, std::string_view text, std::size_t between);
  bool cutWhole(std::string_view text);
  bool isSpaced() const { return cut_.separator == ' '; }

  CsvCut cut_;
  std::array<bool, 256> ends_cell_{};
  bool has_simple_rows_;  // whether a row without quotes is cut by its separators alone
  State state_ = State::kCellBegin;
  bool behind_cr_ = false;  // the next LF belongs to the CR before it
  Index line_ = 1, row_line_ = 1;
  std::string text_;
  std::vector<std::size_t> ends_;
  bool is_quoted_ = false;  // whether a cell of the row is
  Fault fault_ = Fault::kNone;
};

}  // namespace minibatch
