#include "data/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/deadline.h"

namespace minibatch {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Rows of a slice: a millisecond or two of work.
constexpr std::size_t kSliceRows = std::size_t{1} << 15;

}  // namespace

double median(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return kNaN;
  const auto middle = values.begin() + static_cast<Index>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

double pairwiseSum(std::span<const double> values) {
  const std::size_t count = values.size();
  if (count < 8) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum;
  }
  if (count > 128) {
    const std::size_t half = count / 2 - count / 2 % 8;
    return pairwiseSum(values.first(half)) + pairwiseSum(values.subspan(half));
  }
  double r[8];
  for (std::size_t j = 0; j < 8; ++j) r[j] = values[j];
  std::size_t i = 8;
  for (; i + 8 <= count; i += 8) {
    for (std::size_t j = 0; j < 8; ++j) r[j] += values[i + j];
  }
  double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  for (; i < count; ++i) sum += values[i];
  return sum;
}

// NumPy interpolates from the nearer end: _lerp().
double percentile(std::span<const double> sorted, double percent) {
  const double place = percent / 100 * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double part = place - static_cast<double>(below);
  const double width = sorted[below + 1] - sorted[below];
  return part < 0.5 ? sorted[below] + width * part : sorted[below + 1] - width * (1 - part);
}

std::vector<Index> categoryCounts(const CategoricalValues& values,
                                  std::span<const std::uint32_t> rows) {
  std::vector<Index> counts(values.categories.size());
  for (const std::uint32_t row : rows) {
    if (values.codes[row] >= 0) ++counts[values.codes[row]];
  }
  return counts;
}

std::int32_t mostFrequent(const CategoricalValues& values, std::span<const Index> counts) {
  std::int32_t best = -1;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    if (best < 0 || counts[code] > counts[best] ||
        (counts[code] == counts[best] && values.categories[code] < values.categories[best])) {
      best = static_cast<std::int32_t>(code);
    }
  }
  return best;
}

StatisticsJob::StatisticsJob(Column column) : column_(std::move(column)) {
  statistics_.minimum = statistics_.maximum = statistics_.mean = statistics_.median = kNaN;
  statistics_.std = statistics_.lower = statistics_.upper = kNaN;
}

bool StatisticsJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (stage_ == Stage::kDone) return true;
    work();
  } while (!deadline.passed());
  return stage_ == Stage::kDone;
}

void StatisticsJob::work() {
  switch (stage_) {
    case Stage::kGather:
      if (const NumericValues* numbers = column_.numeric()) {
        gather(*numbers);
      } else {
        gather(*column_.categorical());
      }
      break;
    case Stage::kSort:
      if (!sort_->work()) break;
      values_ = sort_->take();
      sort_.reset();
      stage_ = Stage::kSum;
      break;
    case Stage::kSum:
      sumUp();
      break;
    case Stage::kSquares:
      sumSquares();
      break;
    case Stage::kDone:
      break;
  }
  if (stage_ == Stage::kDone) statistics_.missing = column_.rows() - statistics_.count;
}

void StatisticsJob::gather(const NumericValues& numbers) {
  if (at_ == 0) values_.reserve(numbers.size());
  const std::size_t end = std::min(numbers.size(), at_ + kSliceRows);
  for (; at_ < end; ++at_) {
    if (!std::isnan(numbers[at_])) values_.push_back(numbers[at_]);
  }
  if (at_ < numbers.size()) return;
  at_ = 0;
  statistics_.count = static_cast<Index>(values_.size());
  stage_ = values_.empty() ? Stage::kDone : Stage::kSort;
  if (stage_ == Stage::kSort) sort_.emplace(std::move(values_));
}

void StatisticsJob::gather(const CategoricalValues& texts) {
  if (at_ == 0) counts_.resize(texts.categories.size());
  const std::size_t end = std::min(texts.codes.size(), at_ + kSliceRows);
  for (; at_ < end; ++at_) {
    if (const std::int32_t code = texts.codes[at_]; code >= 0) {
      statistics_.distinct += counts_[static_cast<std::size_t>(code)]++ == 0;
      ++statistics_.count;
    }
  }
  if (at_ == texts.codes.size()) stage_ = Stage::kDone;
}

void StatisticsJob::sumUp() {
  const std::size_t size = values_.size();
  const std::size_t end = std::min(size, at_ + kSliceRows);
  for (; at_ < end; ++at_) {
    sum_ += values_[at_];
    statistics_.distinct += at_ == 0 || values_[at_] != values_[at_ - 1];
  }
  if (at_ < size) return;
  statistics_.minimum = values_.front();
  statistics_.maximum = values_.back();
  const std::size_t middle = size / 2;
  statistics_.median = size % 2 ? values_[middle] : (values_[middle - 1] + values_[middle]) / 2;
  statistics_.lower = percentile(values_, 25);
  statistics_.upper = percentile(values_, 75);
  statistics_.mean = sum_ / static_cast<double>(size);
  at_ = 0;
  stage_ = Stage::kSquares;
}

void StatisticsJob::sumSquares() {
  const std::size_t size = values_.size();
  const std::size_t end = std::min(size, at_ + kSliceRows);
  for (; at_ < end; ++at_) {
    const double difference = values_[at_] - statistics_.mean;
    squares_ += difference * difference;
  }
  if (at_ < size) return;
  if (size > 1) statistics_.std = std::sqrt(squares_ / static_cast<double>(size - 1));
  values_ = {};
  stage_ = Stage::kDone;
}

ColumnStatistics columnStatistics(const Column& column) {
  StatisticsJob job(column);
  while (!job.step(1000)) {
  }
  return job.statistics();
}

}  // namespace minibatch
