#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "data/csv_rows.h"
#include "data/table.h"

namespace minibatch {

/// Delimited text as typed columns. The file is read twice, piece by piece, so that it is never
/// held whole: the first reading finds the columns' types, the second fills the columns. Time is
/// linear in the bytes, whatever is in them.
class CsvReader {
 public:
  explicit CsvReader(char delimiter);

  /// The first reading; false where a fault ends it.
  bool scan(std::string_view text);
  void endScan();
  /// What was found, as JSON:
  /// {problem: null or {kind, line, rows: [{line, cells}], count, cell}, columns, rows, memory,
  ///  header_has_numbers, renamed: {count, first: [{column, from, to}]},
  ///  mostly_numbers: [{column, texts, cell, line}]}
  nlohmann::json facts() const;

  /// The second reading, of the same bytes. There must be no problem.
  void fill(std::string_view text);
  /// After the second reading.
  Table takeTable();

 private:
  // What the first reading sees of a column.
  struct Seen {
    Index numbers = 0, texts = 0;
    Index line = 0;  // of the first cell that is text
    std::string cell;
  };
  struct Ragged {
    Index line, cells;
  };
  struct Renamed {
    std::size_t column;
    std::string from;
  };
  // Distinct texts in the order they are seen, found by a table of their codes.
  class Dictionary {
   public:
    std::int32_t codeOf(std::string_view text);
    std::vector<std::string> takeTexts() { return std::move(texts_); }

   private:
    void grow();

    std::vector<std::string> texts_;
    std::vector<std::int32_t> slots_;  // -1: free
  };
  // What the second reading makes of a column.
  struct Filled {
    NumericValues numbers;
    std::vector<std::int32_t> codes;
    Dictionary texts;
  };

  bool scanRow(const CsvRow& row);
  bool fillRow(const CsvRow& row);
  void readHeader(const CsvRow& row);
  nlohmann::json problem() const;

  char delimiter_;
  CsvRows scanned_, filled_;
  std::vector<std::string> names_;
  std::vector<Renamed> renamed_;
  bool header_has_numbers_ = false;
  std::string first_cell_;
  Index rows_ = 0;
  std::vector<Ragged> ragged_;  // the first of them
  Index ragged_count_ = 0;
  std::vector<Seen> seen_;
  bool header_is_read_ = false;  // in the second reading
  std::vector<Filled> columns_;
};

}  // namespace minibatch
