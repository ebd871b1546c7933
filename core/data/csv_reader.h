#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/csv_column.h"
#include "data/csv_dialect.h"
#include "data/csv_rows.h"
#include "data/table.h"

namespace minibatch {

/// Delimited text as typed columns. The file is read twice, piece by piece, so that it is never
/// held whole: the first reading finds the columns' types, the second fills the columns. Or the
/// first fills them as well, by what its first piece tells, and the second is only needed where the
/// rest of the file told something else. Time is linear in the bytes, whatever is in them.
class CsvReader {
 public:
  /// The dialect has a separator, the lines to skip, and whether there is a header; see
  /// findDialect().
  explicit CsvReader(CsvDialect dialect);

  /// Before the first reading: it fills the columns, too, and takes their memory before facts() can
  /// tell of it. `bytes` is the size of all text.
  void fillAhead(double bytes) { bytes_ = bytes; }
  /// The first reading; false where a fault ends it, or where enough rows of the file are read.
  bool scan(std::string_view text);
  void endScan();
  /// Whether the first reading has filled the columns, so that no second one is to come.
  bool isFilled() const { return is_filled_; }
  /// What was found, as JSON:
  /// {problem: null or {kind, line, rows: [{line, cells}], count, cell}, dialect, columns, rows,
  ///  memory,
  ///  renamed: {count, first: [{column, from, to}]}, row_names, decimal,
  ///  commas: columns of numbers whose fractions are behind one,
  ///  unsure: columns whose every point or comma may part thousands or begin a fraction,
  ///  short_rows, bad_rows: {count, first: [{line, cells}]}, dates: [{column, day_first, others}],
  ///  mostly_numbers: [{column, texts, cell, line}]}
  nlohmann::json facts() const;

  /// The second reading, of the same bytes; false where enough rows of the file are read. There
  /// must be no problem.
  bool fill(std::string_view text);
  /// In either reading: what comes is the text of another file.
  void nextFile();
  /// After the second reading.
  Table takeTable();
  /// After the second reading: the cells that are no numbers in columns of numbers, and are missing
  /// therefore: {count, columns: [{column, count}], first: [{row, line, column, text}]}.
  nlohmann::json notNumbers() const;
  /// After the second reading: the rows of all such cells of a column; none where it has no such
  /// name.
  std::vector<std::uint32_t> notNumberRows(std::string_view column) const;

 private:
  /// Of rows or columns that a message may name.
  static constexpr std::size_t kNamed = 5;
  /// Of the rows' names, how many are compared.
  static constexpr std::size_t kCompared = 1000;

  struct RowCells {
    Index line, cells;
  };
  struct FewRows {  // the first of them, and how many there are
    std::vector<RowCells> first;
    Index count = 0;

    void add(const CsvRow& row);
    nlohmann::json toJson() const;
  };
  struct Renamed {
    std::size_t column;
    std::string from;
  };
  struct NotNumber {
    Index row, line;
    std::size_t column;
    std::string text;
  };

  /// The rows of a file, of which some may be chosen.
  struct FileRows {
    Index seen = 0;    // in this file
    Index before = 0;  // that are read of the files before it
    bool are_enough = false;
  };

  /// Whether the next row that is one will be: of the others, no numbers are read.
  bool isNextChosen(const FileRows& rows) const;
  bool isChosen(FileRows& rows) const;
  bool goesOn(FileRows& rows, Index read) const;
  Index readable() const;
  bool namesRows() const;
  bool isLeftOut(const CsvRow& row, bool is_head) const;
  bool scanRow(const CsvRow& row);
  bool readRow(const CsvRow& row);
  bool fillRow(const CsvRow& row, std::span<const PlainNumber> numbers);
  bool fillRow(const CsvRow& row);
  void makeColumns(Index rows);
  void lookAhead(std::string_view text);
  void takeFilled(CsvReader& ahead);
  void readHeader(const CsvRow& row);
  void nameColumns(const std::vector<std::string>& cells);
  void readNumbers(const CsvRow& row);
  void see(const CsvRow& row);
  void see(CsvSeen& seen, std::string_view cell, Index line, std::size_t name);
  bool mayNameRows() const;
  bool isMissing(std::string_view cell, std::size_t name) const;
  void decide();
  CsvPlan planOf(const CsvSeen& seen, const std::string& name, char decimal) const;
  char decimalOf(const std::vector<CsvSeen>& seen);
  bool countsRows() const;
  nlohmann::json problem() const;

  CsvDialect dialect_;
  CsvRows scanned_, filled_;
  std::vector<std::string> names_;
  std::vector<Renamed> renamed_;
  bool is_named_ = false;  // whether the header has been read
  std::string first_cell_;
  Index rows_ = 0;
  FileRows to_scan_, to_fill_;
  std::vector<PlainNumber> numbers_;  // what the cells of a row are

  // Of the first reading: cells by their place, in rows as long as the header and in rows of one
  // cell more, which may begin with the row's name.
  std::vector<CsvSeen> seen_, seen_longer_;
  FewRows short_, longer_, longest_;
  Index same_ = 0, empty_end_ = 0;
  // Whether the first cells count the rows, from 0 or 1, or are texts that differ.
  double counted_from_ = -1;
  bool counts_up_ = true;
  std::vector<std::string> first_names_;

  // What was decided: the cell behind which the columns begin, how many cells a row has, and what
  // the columns are.
  std::size_t offset_ = 0, width_ = 0;
  char decimal_ = '.';
  bool is_unsure_ = false;  // whether nothing in the file told what its points and commas are
  FewRows bad_;
  std::vector<CsvSeen> columns_seen_;
  std::vector<CsvPlan> plans_;

  // Of the second reading.
  bool header_is_read_ = false;
  std::vector<CsvFilled> columns_;
  Index filled_rows_ = 0;
  std::vector<std::vector<std::uint32_t>> not_number_rows_;  // by column
  std::vector<NotNumber> not_numbers_;

  // Of a first reading that fills: a reader that has decided by the first piece of the text.
  double bytes_ = 0;
  std::unique_ptr<CsvReader> ahead_;
  bool is_filled_ = false;
};

}  // namespace minibatch
