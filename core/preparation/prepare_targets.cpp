// What a PrepareJob does with the columns to predict.
#include <algorithm>
#include <cmath>
#include <span>

#include "base/error.h"
#include "preparation/prepare_job.h"

namespace minibatch {

void PrepareJob::encodeTarget(const TargetOptions& chosen) {
  const std::span<const Column> columns = data_.target_table.columns();
  if (columns.empty()) fail(ErrorCode::kInvalidArgument, "target.no-column");
  const bool several = columns.size() > 1;
  const Task task = chosen.task.value_or(several ? Task::kRegression : suggestTask(columns[0]));
  if (task == Task::kClassification && several) {
    fail(ErrorCode::kInvalidArgument, "target.several-classes", {{"columns", chosen.columns}});
  }
  const bool names_classes = !chosen.classes.names.empty() || chosen.classes.positive;
  if (task == Task::kRegression && (chosen.encoding || names_classes)) {
    const char* key = chosen.encoding           ? "encoding"
                      : chosen.classes.positive ? "positive_class"
                                                : "class_names";
    fail(ErrorCode::kInvalidArgument, "target.classes-of-numbers",
         {{"key", key}, {"column", columns[0].name}});
  }
  if (task == Task::kClassification && chosen.scaling.value_or("") != "") {
    fail(ErrorCode::kInvalidArgument, "target.scaling-of-classes", {{"column", columns[0].name}});
  }
  scaling_ = chosen.scaling;
  preparation_.target_ =
      several ? TargetEncoder::fit(columns) : TargetEncoder::fit(columns[0], task, chosen.classes);
  data_.targets = preparation_.target_.transform(columns[0]);
  // A row without one of its targets is one without.
  for (const Column& column : columns.subspan(1)) {
    for (Index row = 0; row < column.rows(); ++row) {
      if (column.isMissing(row)) data_.targets[static_cast<std::size_t>(row)] = std::nan("");
    }
  }
}

void PrepareJob::scaleTargets() {
  const Table unscaled = data_.target_table;
  if (data_.classes == 0) {
    preparation_.target_scaler_ =
        TargetScaler(scaling_.value_or(TargetScaler::suggest(data_.target_table, data_.train)),
                     data_.target_table, data_.train, catalog_);
  }
  if (!preparation_.showsPast(data_.windows)) return;
  for (const Column& column : unscaled.columns()) {
    preparation_.inputs_.push_back({column.name, true});
  }
  preparation_.addPast(unscaled, data_.features);
}

// Each row's beside each other.
std::vector<float> PrepareJob::targetsOf(const RowNumbers& rows) const {
  const std::size_t width = data_.target_columns.size();
  std::vector<float> targets(rows.size() * width);
  for (std::size_t i = 0; i < width; ++i) {
    const NumericValues& values =
        data_.classes > 0 ? data_.targets : *data_.target_table.columns()[i].numeric();
    float* out = targets.data() + i;
    for (const std::uint32_t row : rows) {
      *out = static_cast<float>(values[row]);
      out += width;
    }
  }
  return targets;
}

}  // namespace minibatch
