#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "data/csv_dialect.h"

namespace minibatch {

/// How the cells of new rows are read: as those of the file were that a preparation was fitted on.
class CellReading {
 public:
  CellReading() = default;
  /// {comma: columns with decimal commas, na_values, keep_default_na, thousands, dtype}, all but
  /// the first as pandas has them; each may be left out.
  explicit CellReading(nlohmann::json said);
  /// null where nothing was said.
  const nlohmann::json& toJson() const { return said_; }

  /// Whether a column was said to be one of text.
  bool isText(const std::string& column) const;
  bool isMissing(std::string_view column, std::string_view cell) const;
  bool isMissingNumber(std::string_view column, std::string_view cell) const;
  /// The number that a trimmed cell spells; NaN where it is none. A mark that cannot be what it is
  /// in the file may be the other one.
  double number(std::string_view column, std::string_view cell) const;

 private:
  nlohmann::json said_;
  CsvDialect dialect_;
  std::set<std::string, std::less<>> comma_;
};

}  // namespace minibatch
