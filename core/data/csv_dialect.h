#pragma once

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.h"
#include "data/cell.h"

namespace minibatch {

/// What a column is read as, where that is said: pandas's dtype.
enum class CsvType { kNumber, kText, kDate };

/// The cells that stand for nothing.
struct CsvMissing {
  bool keeps_default = true;
  std::set<std::string, std::less<>> words;                                          // of all
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> of_column;  // of some
  /// Whether words were named, so that cells have to be looked up among them.
  bool isNamed() const { return !words.empty() || !of_column.empty(); }
  /// Whether a cell of a column is among the words that were named.
  bool has(std::string_view column, std::string_view cell) const;
};

/// How delimited text is read, in the words of pandas's read_csv(). What is unset is found: in the
/// beginning of the text by findDialect(), the rest by the reader.
struct CsvDialect {
  /// A separator of this is runs of white space.
  static constexpr char kWhiteSpace = ' ';

  std::optional<char> separator;
  char comment = '\0';
  bool quotes = true;
  std::optional<Index> skip_rows;  // lines above everything else
  std::optional<bool> header;
  std::vector<std::string> names;  // in place of the header's
  std::optional<char> decimal, thousands;
  /// Whether the first column names the rows and is left out; unset: where it seems so.
  std::optional<bool> row_names;
  CsvMissing missing;
  std::map<std::string, CsvType> types;
  /// Of each file's rows, how many are read at most, 0: all; and how far from each other they are:
  /// pandas's nrows, and the step of a slice, table[::step].
  Index most_rows = 0, step = 1;

  /// Of pandas's arguments; throws kInvalidArgument.
  static CsvDialect fromJson(const nlohmann::json& arguments);
  /// pandas's arguments for what is in the beginning of a text.
  nlohmann::json toJson() const;
};

/// Sets what is not set by the beginning of a text: its separator, the lines above the table, and
/// whether the first line of the table is a header.
void findDialect(CsvDialect& dialect, std::string_view head);

}  // namespace minibatch
