// What a PrepareJob does with the columns to predict.
#include <algorithm>
#include <cmath>
#include <span>

#include "base/error.h"
#include "preparation/prepare_job.h"

namespace minibatch {

void PrepareJob::encodeTargets(const Table& table) {
  preparation_.targets_.clear();
  data_.has_numbers = false;
  for (const TargetOptions& chosen : chosen_) {
    Table columns;
    for (const std::string& name : chosen.columns) columns.add(table.require(name));
    encodeTarget(chosen, columns);
    data_.has_numbers |= preparation_.targets_.back().isNumbers();
  }
  const auto& targets = preparation_.targets_;
  if (targets.empty()) fail(ErrorCode::kInvalidArgument, "target.no-column");
  // Steps look at the first that tells classes apart.
  while (main_ + 1 < targets.size() && targets[main_].isNumbers()) ++main_;
  if (targets[main_].isNumbers()) main_ = 0;
  data_.has_outputs = targets.size() > 1;
  data_.class_names = targets[main_].encoder.classNames();
  data_.classes = static_cast<Index>(data_.class_names.size());
  data_.target_columns = targets[main_].encoder.columns();
  for (const std::string& name : preparation_.targetColumns()) {
    if (!std::ranges::count(data_.target_columns, name)) data_.target_columns.push_back(name);
  }
  data_.targets =
      data_.classes > 0 ? std::move(labels_[main_]) : *numbers_[main_].columns()[0].numeric();
  // A row without one of its targets is one without.
  for (const std::string& name : data_.target_columns) {
    data_.target_table.add(table.require(name));
    const Column& column = data_.target_table.columns().back();
    for (Index row = 0; row < column.rows(); ++row) {
      if (column.isMissing(row)) data_.targets[static_cast<std::size_t>(row)] = std::nan("");
    }
  }
}

void PrepareJob::encodeTarget(const TargetOptions& chosen, const Table& table) {
  const std::span<const Column> columns = table.columns();
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
  PreparedTarget target{
      .output = chosen.output, .encoder = {}, .scaler = {}, .encoding = chosen.encoding};
  target.encoder =
      several ? TargetEncoder::fit(columns) : TargetEncoder::fit(columns[0], task, chosen.classes);
  labels_.emplace_back();
  if (task == Task::kClassification) labels_.back() = target.encoder.transform(columns[0]);
  numbers_.push_back(task == Task::kRegression ? table : Table());
  preparation_.targets_.push_back(std::move(target));
}

void PrepareJob::scaleTargets() {
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    PreparedTarget& target = preparation_.targets_[i];
    if (!target.isNumbers()) continue;
    target.scaler =
        TargetScaler(chosen_[i].scaling.value_or(TargetScaler::suggest(numbers_[i], data_.train)),
                     numbers_[i], data_.train, catalog_);
  }
  if (!preparation_.showsPast(data_.windows)) return;
  for (const std::string& name : preparation_.targetColumns(true)) {
    preparation_.inputs_.push_back({name, true});
  }
  preparation_.addPast(data_.target_table, data_.features);
}

Index PrepareJob::classesOf(std::size_t output) const {
  return static_cast<Index>(preparation_.targets_[output].encoder.classes().size());
}

std::pair<std::vector<float>, Index> PrepareJob::targetsOf(std::size_t output,
                                                           const RowNumbers& rows) const {
  const std::span<const Column> columns = numbers_[output].columns();
  const std::size_t width = std::max<std::size_t>(1, columns.size());
  const std::vector<double>& labels = output == main_ ? data_.targets : labels_[output];
  std::vector<float> targets(rows.size() * width);
  for (std::size_t i = 0; i < width; ++i) {
    const std::vector<double>& values = columns.empty() ? labels : *columns[i].numeric();
    float* out = targets.data() + i;
    for (const std::uint32_t row : rows) {
      *out = static_cast<float>(values[row]);
      out += width;
    }
  }
  return {std::move(targets), static_cast<Index>(width)};
}

}  // namespace minibatch
