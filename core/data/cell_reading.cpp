#include "data/cell_reading.h"

#include <cmath>
#include <utility>

namespace minibatch {

CellReading::CellReading(nlohmann::json said) : said_(std::move(said)) {
  if (said_.is_null()) return;
  dialect_ = CsvDialect::fromJson(said_);
  if (said_.contains("comma")) comma_ = said_["comma"].get<std::set<std::string, std::less<>>>();
}

bool CellReading::isText(const std::string& column) const {
  const auto found = dialect_.types.find(column);
  return found != dialect_.types.end() && found->second != CsvType::kNumber;
}

bool CellReading::isMissing(std::string_view column, std::string_view cell) const {
  const CsvMissing& missing = dialect_.missing;
  return (missing.keeps_default ? isMissingCell(cell) : cell.empty()) || missing.has(column, cell);
}

bool CellReading::isMissingNumber(std::string_view column, std::string_view cell) const {
  return isMissing(column, cell) ||
         (dialect_.missing.keeps_default && minibatch::isMissingNumber(cell));
}

double CellReading::number(std::string_view column, std::string_view cell) const {
  const char thousands = dialect_.thousands.value_or(kAnyThousands);
  const double plain = cellNumber(cell);
  if (comma_.contains(column)) {
    const double number = writtenNumber(cell, ',', thousands);
    return std::isnan(number) ? plain : number;
  }
  if (!std::isnan(plain)) return plain;
  const double number = writtenNumber(cell, '.', thousands);
  return std::isnan(number) ? writtenNumber(cell, ',', thousands) : number;
}

}  // namespace minibatch
