#include "preparation/prepare_job.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/deadline.h"
#include "base/error.h"
#include "base/json_object.h"
#include "preparation/image_step.h"
#include "preparation/target_options.h"

namespace minibatch {

using nlohmann::json;

namespace {

// Columns whose names a report has. Of more nobody chooses some by hand, and runs would be long.
constexpr std::size_t kNamedColumns = 200;

}  // namespace

PrepareJob::PrepareJob(const json& options, const Catalog& catalog)
    : catalog_(catalog), preparation_(options.at("preparation"), catalog) {
  data_.seed = options.value("seed", std::uint64_t{0});
  chosen_ = targetsFrom(options);
  if (options.contains("cells")) preparation_.cells_ = CellReading(options["cells"]);
  // Where a split that stands behind goes: before the first step that learns from training rows.
  std::optional<std::ptrdiff_t> before_learning;
  for (Preparation::Step& step : preparation_.steps_) {
    if (step.step->splits() && before_learning) {
      order_.insert(order_.begin() + (*before_learning)++, &step);
      continue;
    }
    if (!before_learning && step.step->learns() && !step.fits_on_all) {
      before_learning = std::ssize(order_);
    }
    order_.push_back(&step);
  }
}

PrepareJob::PrepareJob(Table table, const json& options, const Catalog& catalog)
    : PrepareJob(options, catalog) {
  encodeTargets(table);
  for (const std::uint32_t row : allRows(table.rows())) {
    if (std::isnan(data_.targets[row])) {
      ++unlabelled_;
    } else {
      data_.train.push_back(row);
    }
  }
  if (data_.train.empty()) {
    fail(ErrorCode::kInvalidData, "target.no-rows", {{"columns", data_.target_columns}});
  }
  for (const Column& column : table.columns()) {
    if (std::ranges::count(data_.target_columns, column.name)) continue;
    preparation_.inputs_.push_back({column.name, column.numeric() != nullptr});
    data_.features.add(column);
  }
  preparation_.model_inputs_ = modelInputsFrom(options);
  for (const ModelInput& input : preparation_.model_inputs_) {
    if (!input.columns) continue;
    for (const std::string& name : *input.columns) table.require(name);
  }
}

bool PrepareJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (done_) return true;
    work();
    if (wants_pixels_) return true;
  } while (!deadline.passed());
  return done_;
}

void PrepareJob::work() {
  if (at_ < order_.size()) {
    const ImageStep* images = order_[at_]->step->imageStep();
    const bool starts = fitting_ && walk_.atStart();
    // A table has no pixels: the step refuses it.
    if (starts && data_.images && images && images->learnsFromPixels()) {
      if (!countPixels()) return;
      data_.pixel_counts = order_[at_]->fits_on_all ? all_counts_ : train_counts_;
    }
    return workOnStep();
  }
  if (data_.images) {
    preparation_.pixels_ = data_.pixels;
    sayWhatLeaks();
    done_ = true;
    return;
  }
  workOnFeatures();
}

json PrepareJob::shape() const {
  json result = jsonObject({{"train", data_.train.size()}, {"test", data_.test.size()}});
  if (data_.images) {
    const auto [height, width, channels] = data_.image;
    if (height > 0) result["image"] = {height, width, channels};
    if (!data_.pixels.standardized) result["pixels"] = pixelRange();
  } else {
    const auto columns = data_.features.columns();
    result["columns"] = columns.size();
    if (columns.size() <= kNamedColumns) {
      json names = json::array();
      for (const Column& column : columns) names.push_back(column.name);
      result["names"] = std::move(names);
    }
  }
  if (data_.classes > 0) {
    std::vector<std::size_t> counts(static_cast<std::size_t>(data_.classes));
    for (const std::uint32_t row : data_.train) {
      ++counts[static_cast<std::size_t>(data_.targets[row])];
    }
    result["classes"] = std::move(counts);
  }
  return result;
}

void PrepareJob::workOnStep() {
  PreparationStep& step = *order_[at_]->step;
  json& report = order_[at_]->report;
  const bool fits_on_all = order_[at_]->fits_on_all;
  if (fitting_) {
    if (walk_.atStart()) {
      report["before"] = shape();
      if (fits_on_all) joinParts();
      report["fitted_on"] = data_.train.size();
    }
    if (!walk_.fit(step, data_)) return;
    if (fits_on_all) separateParts();
    fitting_ = false;
    return;
  }
  if (!walk_.transform(step, data_)) return;
  if (data_.windows) requireOrder();
  report["after"] = shape();
  fitting_ = true;
  ++at_;
}

// Windows are made of rows that follow each other.
void PrepareJob::requireOrder() const {
  for (const Preparation::Step* step : order_) {
    if (step->step->keepsOrder()) continue;
    fail(ErrorCode::kInvalidData, "preparation.windows-drawn", {{"step", step->class_name}});
  }
}

// All rows are the training rows of a step that learns from them, in the order of the file.
void PrepareJob::joinParts() {
  std::vector<std::uint32_t> counts(data_.targets.size());
  for (const RowNumbers* part : {&data_.train, &data_.test}) {
    for (const std::uint32_t row : *part) ++counts[row];
  }
  RowNumbers all;
  all.reserve(data_.train.size() + data_.test.size());
  for (const std::uint32_t row : allRows(static_cast<Index>(counts.size()))) {
    all.insert(all.end(), counts[row], row);
  }
  parted_.emplace(std::exchange(data_.train, std::move(all)), std::exchange(data_.test, {}));
}

void PrepareJob::separateParts() {
  std::tie(data_.train, data_.test) = *std::exchange(parted_, std::nullopt);
}

// Rows to test on were among all rows from the start.
void PrepareJob::sayWhatLeaks() {
  for (Preparation::Step& step : preparation_.steps_) {
    step.report["leaks"] = step.fits_on_all && !data_.test.empty();
  }
}

void PrepareJob::beginFeatures() {
  scaleTargets();
  if (data_.windows) {
    plan_ = planWindows(data_);
    rows_ = std::move(plan_->rows);
  } else {
    rows_ = data_.train;
    rows_.insert(rows_.end(), data_.test.begin(), data_.test.end());
  }
  if (data_.features.columns().empty()) {
    if (preparation_.inputs_.empty()) {
      fail(ErrorCode::kInvalidData,
           data_.windows ? "preparation.only-target-now" : "preparation.only-target",
           {{"columns", data_.target_columns}});
    }
    fail(ErrorCode::kInvalidData, "preparation.no-features",
         {{"count", preparation_.inputs_.size()}});
  }
  findFeatures();
  values_ = preparation_.inputValues(static_cast<Index>(rows_.size()));
}

void PrepareJob::findFeatures() {
  auto& inputs = preparation_.model_inputs_;
  const bool has_several = !inputs.empty();
  if (has_several) {
    for (const std::string& target : data_.target_columns) {
      if (data_.windows && data_.windows->include_target) break;
      for (const ModelInput& input : inputs) {
        if (!input.columns || !input.takes(target)) continue;
        fail(ErrorCode::kInvalidData, "inputs.target", {{"input", input.name}, {"column", target}});
      }
    }
    minibatch::findFeatures(data_.features, inputs);
  }
  std::unordered_set<std::string> used;
  for (const ModelInput& input : inputs) {
    used.insert(input.features.begin(), input.features.end());
  }
  for (const Column& column : data_.features.columns()) {
    const bool is_used = !has_several || used.contains(column.name);
    (is_used ? preparation_.features_ : preparation_.unused_).push_back(column.name);
  }
}

void PrepareJob::workOnFeatures() {
  if (column_ == 0) beginFeatures();
  values_.copy(data_.features.require(preparation_.features_[column_]), rows_);
  if (++column_ == std::ssize(preparation_.features_)) finish();
}

// New rows need not have the columns that are left out before any step needs them.
void PrepareJob::forgetUnused() {
  std::erase_if(preparation_.inputs_, [&](const InputColumn& input) {
    for (const Preparation::Step& step : preparation_.steps_) {
      if (step.step->leavesOut(input.name)) return true;
      if (step.step->needs(input.name)) return false;
    }
    return std::ranges::none_of(preparation_.model_inputs_,
                                [&](const ModelInput& model) { return model.takes(input.name); }) &&
           !preparation_.model_inputs_.empty();
  });
}

Dataset PrepareJob::prepared() {
  Dataset result = values_.take({});
  for (std::size_t output = 0; output < chosen_.size(); ++output) {
    auto [targets, columns] = targetsOf(output, rows_);
    result = result.withTargets(std::move(targets), columns > 1 ? Shape{columns} : Shape{},
                                static_cast<int>(classesOf(output)));
  }
  return result;
}

// One for each row of the series that is far enough from its end. A target stands where its window
// begins.
Dataset PrepareJob::preparedWindows() {
  const Windows& windows = *data_.windows;
  Dataset all = values_.take(windows);
  const Index ahead = windows.span() + windows.horizon;
  const Index behind = windows.target_length - 1;
  for (std::size_t output = 0; output < chosen_.size(); ++output) {
    auto [targets, columns] = targetsOf(output, rows_);
    targets.erase(targets.begin(), targets.begin() + ahead * columns);
    targets.resize(static_cast<std::size_t>((all.rows() + behind) * columns));
    all = behind > 0 ? all.withSeriesTargets(std::move(targets), windows.target_length)
                     : all.withTargets(std::move(targets), columns > 1 ? Shape{columns} : Shape{},
                                       static_cast<int>(classesOf(output)));
  }
  for (auto [part, starts] :
       {std::pair(&data_.train, &plan_->train), std::pair(&data_.test, &plan_->test)}) {
    *part = *starts;
    for (std::uint32_t& row : *part) row = rows_[row + static_cast<std::uint32_t>(ahead)];
  }
  return all;
}

void PrepareJob::finish() {
  forgetUnused();
  sayWhatLeaks();
  const auto trained = static_cast<Index>(data_.train.size());
  Dataset all = (data_.windows ? preparedWindows() : prepared())
                    .withTargetScaling(preparation_.targetScaling(data_.windows));
  std::vector<std::string> outputs;
  for (const PreparedTarget& target : preparation_.targets_) {
    if (target.encoding) {
      all = all.withEncoding(*target.encoding, static_cast<int>(outputs.size()));
    }
    outputs.push_back(target.output);
  }
  all = all.withNames({}, std::move(outputs));
  if (plan_) {
    train_ = all.subset(plan_->train);
    test_ = all.subset(plan_->test);
    for (Preparation::Step* step : order_) {
      if (!step->step->makesWindows()) continue;
      step->report["after"] = shape();
      step->report["after"]["length"] = data_.windows->length;
    }
  } else {
    train_ = all.slice(0, trained);
    test_ = all.slice(trained, all.rows() - trained);
  }
  done_ = true;
}

}  // namespace minibatch
