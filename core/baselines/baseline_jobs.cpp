#include "baselines/baseline_jobs.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"

namespace minibatch {
namespace {

constexpr Index kBlock = 256;

FittedBaseline made(const Catalog& catalog, const nlohmann::json& config) {
  FittedBaseline fitted;
  fitted.model = catalog.make<Baseline>(config, "baseline");
  if (!fitted.model) fail(ErrorCode::kInvalidSpec, "baselines.none");
  fitted.name = fitted.model->name();
  return fitted;
}

// Numbers their classes without gaps.
std::vector<std::int32_t> renumber(Samples& samples) {
  std::vector<std::int32_t> numbers(static_cast<std::size_t>(samples.classes), -1), seen;
  for (const std::int32_t label : samples.labels) numbers[label] = 0;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (numbers[k] < 0) continue;
    numbers[k] = static_cast<std::int32_t>(seen.size());
    seen.push_back(static_cast<std::int32_t>(k));
  }
  for (std::int32_t& label : samples.labels) label = numbers[label];
  samples.classes = static_cast<Index>(seen.size());
  return seen;
}

}  // namespace

void FittedBaseline::predict(const Real* x, std::span<double> out) const {
  if (static_cast<Index>(seen.size()) == classes) return model->predict(x, out);
  std::vector<double> known(seen.size());
  model->predict(x, known);
  std::ranges::fill(out, 0.0);
  for (std::size_t i = 0; i < seen.size(); ++i) out[seen[i]] = known[i];
}

std::vector<double> FittedBaseline::tree() const {
  constexpr std::size_t kAbout = 6, kImpurity = 4;
  const std::vector<double> own = model->tree();
  const std::size_t width = classes > 0 ? seen.size() : static_cast<std::size_t>(this->width);
  std::vector<double> all;
  for (std::size_t at = 0; at < own.size(); at += kAbout + width) {
    all.insert(all.end(), own.begin() + at, own.begin() + at + kAbout);
    // Of several numbers it is the mean, which has no unit.
    if (scaling.size() == 1)
      *(all.end() - kAbout + kImpurity) *= scaling[0].scale * scaling[0].scale;
    std::vector<double> value(static_cast<std::size_t>(outputs()));
    for (std::size_t k = 0; k < width; ++k) {
      const TargetScaling way = scaling.empty() ? TargetScaling() : scaling[k % scaling.size()];
      value[classes > 0 ? seen[k] : k] = own[at + kAbout + k] * way.scale + way.offset;
    }
    all.insert(all.end(), value.begin(), value.end());
  }
  return all;
}

BaselineFitJob::BaselineFitJob(const Catalog& catalog, const nlohmann::json& config,
                               const Dataset& train)
    : fitted_(made(catalog, config)), reader_(fitted_.name, train, fitted_.model->classifies()) {
  if (!train.hasTargets()) {
    fail(ErrorCode::kInvalidData, "baselines.one-target", {{"class", fitted_.name}});
  }
  fitted_.scaling.assign(train.targetScaling().begin(), train.targetScaling().end());
  fitted_.features = samples_.features = reader_.features();
  fitted_.classes = samples_.classes = reader_.classes();
  fitted_.width = samples_.width = fitted_.classes > 0 ? 1 : reader_.width();
  samples_.rows = reader_.rows();
  samples_.x.resize(static_cast<std::size_t>(samples_.rows * samples_.features));
}

void BaselineFitJob::readRows() {
  const Index count = std::min(kBlock, samples_.rows - read_);
  reader_.gather(read_, count, samples_.x.data() + read_ * samples_.features);
  if (samples_.classes > 0) {
    reader_.gatherLabels(read_, count, samples_.labels);
  } else {
    const std::vector<Real> numbers = reader_.gatherNumbers(read_, count);
    samples_.y.insert(samples_.y.end(), numbers.begin(), numbers.end());
  }
  read_ += count;
}

bool BaselineFitJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (read_ < reader_.rows()) {
      readRows();
    } else if (!has_begun_) {
      if (samples_.classes > 0) fitted_.seen = renumber(samples_);
      fitted_.model->begin(std::move(samples_));
      has_begun_ = true;
    } else if (fitted_.model->fitPart()) {
      return true;
    }
  } while (!deadline.passed());
  return false;
}

double BaselineFitJob::done() const { return has_begun_ ? fitted_.model->done() : 0; }

BaselinePredictJob::BaselinePredictJob(std::shared_ptr<const FittedBaseline> fitted,
                                       const Dataset& data)
    : shared_(std::move(fitted)),
      fitted_(*shared_),
      data_(data),
      reader_(fitted_.name, data, fitted_.classes > 0) {
  if (reader_.features() != fitted_.features) {
    fail(ErrorCode::kInvalidData, "baselines.features",
         {{"class", fitted_.name},
          {"expected", fitted_.features},
          {"received", reader_.features()}});
  }
  outputs_.resize(static_cast<std::size_t>(checkedProduct(data.rows(), fitted_.outputs())));
}

bool BaselinePredictJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  std::vector<Real> x(static_cast<std::size_t>(fitted_.features));
  std::vector<double> out(static_cast<std::size_t>(fitted_.outputs()));
  while (row_ < data_.rows()) {
    reader_.gather(row_, 1, x.data());
    fitted_.predict(x.data(), out);
    float* to = outputs_.data() + row_++ * fitted_.outputs();
    const std::span<const TargetScaling> scaling = data_.targetScaling();
    for (std::size_t k = 0; k < out.size(); ++k) {
      const TargetScaling way = scaling.empty() ? TargetScaling() : scaling[k % scaling.size()];
      to[k] = static_cast<float>(out[k] * way.scale + way.offset);
    }
    if (deadline.passed()) break;
  }
  return row_ == data_.rows();
}

double BaselinePredictJob::done() const {
  return static_cast<double>(row_) / static_cast<double>(data_.rows());
}

Predictions BaselinePredictJob::predictions() const {
  if (!data_.hasTargets()) {
    fail(ErrorCode::kInvalidData, "baselines.one-target", {{"class", fitted_.name}});
  }
  const Index rows = data_.rows();
  std::vector<float> targets;
  if (fitted_.classes == 0) {
    std::vector<Real> numbers = reader_.gatherNumbers(0, rows);
    if (!data_.targetScaling().empty()) unscale(data_.targetScaling(), numbers);
    targets.assign(numbers.begin(), numbers.end());
  } else {
    std::vector<std::int32_t> labels;
    reader_.gatherLabels(0, rows, labels);
    for (const std::int32_t label : labels) {
      if (label >= fitted_.classes) {
        fail(ErrorCode::kInvalidData, "baselines.no-class",
             {{"class", fitted_.name}, {"label", label}, {"classes", fitted_.classes}});
      }
    }
    targets.assign(labels.begin(), labels.end());
  }
  return Predictions::ofOutputs(targets, outputs_, fitted_.outputs(), fitted_.classes);
}

}  // namespace minibatch
