#include "preparation/pipeline.h"

#include <cmath>
#include <utility>

#include "base/deadline.h"
#include "base/error.h"
#include "base/json_object.h"

namespace minibatch {
namespace {

using nlohmann::json;

template <class T>
std::vector<T> taken(const std::vector<T>& values, const RowNumbers& rows) {
  std::vector<T> result;
  result.reserve(rows.size());
  for (const std::uint32_t row : rows) result.push_back(values[row]);
  return result;
}

bool isEveryRow(const RowNumbers& rows, Index count) {
  if (static_cast<Index>(rows.size()) != count) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] != i) return false;
  }
  return true;
}

}  // namespace

PipelineJob::PipelineJob(Table table, const json& steps, std::uint64_t seed, const Catalog& catalog)
    : preparation_(steps, catalog), fits_(true) {
  for (const Preparation::Step& step : preparation_.steps_) {
    if (!step.step->splits()) continue;
    fail(ErrorCode::kInvalidArgument, "pipeline.split", {{"step", step.class_name}});
  }
  for (const Column& column : table.columns()) {
    preparation_.inputs_.push_back({column.name, column.numeric() != nullptr});
  }
  data_.seed = seed;
  data_.train = allRows(table.rows());
  // Steps leave out rows by their numbers where rows have a target.
  data_.targets.assign(static_cast<std::size_t>(table.rows()), 0);
  data_.features = std::move(table);
}

PipelineJob::PipelineJob(const Table& table, const Preparation& fitted)
    : preparation_(fitted), fits_(false), fitting_(false) {
  data_.features = preparation_.conform(table);
}

bool PipelineJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (done_) return true;
    work();
  } while (!deadline.passed());
  return done_;
}

json PipelineJob::shape() const {
  return jsonObject({{"train", fits_ ? static_cast<Index>(data_.train.size()) : 0},
                     {"test", 0},
                     {"columns", data_.features.columns().size()}});
}

void PipelineJob::work() {
  if (at_ == preparation_.steps_.size()) {
    if (fits_) keepRows();
    done_ = true;
    return;
  }
  Preparation::Step& current = preparation_.steps_[at_];
  if (fitting_) {
    if (walk_.atStart()) {
      current.report["before"] = shape();
      current.report["fitted_on"] = data_.train.size();
      current.report["leaks"] = false;
    }
    if (walk_.fit(*current.step, data_)) fitting_ = false;
    return;
  }
  if (!walk_.transform(*current.step, data_)) return;
  if (data_.windows) {
    fail(ErrorCode::kInvalidArgument, "pipeline.windows", {{"step", current.class_name}});
  }
  if (fits_) current.report["after"] = shape();
  fitting_ = fits_;
  ++at_;
}

// Without the rows that steps left out.
void PipelineJob::keepRows() {
  for (const Column& column : data_.features.columns()) {
    preparation_.features_.push_back(column.name);
  }
  if (isEveryRow(data_.train, data_.features.rows())) return;
  Table kept;
  for (const Column& column : data_.features.columns()) {
    if (const NumericValues* numbers = column.numeric()) {
      kept.add({column.name, taken(*numbers, data_.train)});
    } else {
      const CategoricalValues& text = *column.categorical();
      kept.add({column.name, CategoricalValues{taken(text.codes, data_.train), text.categories}});
    }
  }
  data_.features = std::move(kept);
}

}  // namespace minibatch
