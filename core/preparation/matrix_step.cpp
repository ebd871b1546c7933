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

void requirePresent(const PreparationData& data, const Column& column) {
  const NumericValues& values = *column.numeric();
  data.eachUsedRow([&](std::uint32_t row) {
    if (std::isfinite(values[row])) return;
    if (std::isnan(values[row])) {
      fail(ErrorCode::kInvalidData, "preparation.missing-value",
           {{"column", column.name}, {"row", row}});
    }
    fail(ErrorCode::kInvalidData, "preparation.infinite",
         {{"column", column.name}, {"row", row}, {"received", values[row]}});
  });
}

}  // namespace minibatch
