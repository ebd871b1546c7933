#include "preparation/matrix_step.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "preparation/column_step.h"

namespace minibatch {

MatrixStep::MatrixStep(const Arguments& arguments)
    : class_name_(arguments.entry().class_name), location_(arguments.location()) {
  if (!arguments.isNull("columns")) names_ = arguments.strings("columns");
}

bool MatrixStep::needs(const std::string& column) const {
  return !names_ || std::ranges::count(*names_, column) > 0;
}

std::vector<const Column*> MatrixStep::columnsOf(const PreparationData& data) const {
  requireTable(data, class_name_);
  if (names_) {
    for (const std::string& name : *names_) requireNumbers(data.features.require(name), location_);
  }
  std::vector<const Column*> result;
  for (const Column& column : data.features.columns()) {
    const bool chosen =
        names_ ? std::ranges::count(*names_, column.name) > 0 : column.numeric() != nullptr;
    if (chosen) result.push_back(&column);
  }
  return result;
}

void requirePresent(const Column& column, const RowNumbers& rows) {
  const NumericValues& values = *column.numeric();
  for (const std::uint32_t row : rows) {
    if (!std::isnan(values[row])) continue;
    fail(ErrorCode::kInvalidData, "preparation.missing-value",
         {{"column", column.name}, {"row", row}});
  }
  requireFinite(column, rows);
}

void requirePresent(const PreparationData& data, const Column& column) {
  if (data.targets.empty()) return requirePresent(column, allRows(column.rows()));
  for (const RowNumbers* part : {&data.train, &data.test}) requirePresent(column, *part);
}

}  // namespace minibatch
