#include "data/dataset.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace minibatch {
namespace {

// The number of elements of one row; refuses extents that are not positive.
Index checkedSampleSize(const Shape& shape, const char* argument) {
  for (Index extent : shape) {
    if (extent <= 0) {
      fail(ErrorCode::kInvalidData, "dataset.shape",
           {{"argument", argument}, {"received", shape.toString()}});
    }
  }
  return shape.size();
}

}  // namespace

template <class T>
std::shared_ptr<Dataset::Features> Dataset::adopt(std::vector<T> values,
                                                  const Shape& sample_shape) {
  const Index sample_size = checkedSampleSize(sample_shape, "x");
  const auto size = static_cast<Index>(values.size());
  if (size == 0) fail(ErrorCode::kInvalidData, "dataset.empty");
  if (size % sample_size != 0) {
    fail(ErrorCode::kInvalidData, "dataset.numbers-of-x",
         {{"shape", sample_shape.toString()},
          {"size", sample_size},
          {"received", size},
          {"rows", size / sample_size},
          {"rest", size % sample_size}});
  }
  auto features = std::make_shared<Features>();
  features->sample_shape = sample_shape;
  features->sample_size = features->row_stride = sample_size;
  features->block_size = features->block_stride = sample_size;
  features->rows = size / sample_size;
  features->values = std::move(values);
  return features;
}

Dataset Dataset::of(std::shared_ptr<const Features> features) {
  Dataset result;
  result.count_ = features->rows;
  result.inputs_.push_back({"", std::move(features), nullptr});
  return result;
}

Dataset Dataset::fromBytes(std::vector<std::uint8_t> features, const Shape& sample_shape,
                           const ByteScaling& scaling) {
  return of(adopt(std::move(features), sample_shape)).withScaling({.channels = {scaling}});
}

Dataset Dataset::fromFloats(std::vector<float> features, const Shape& sample_shape) {
  return of(adopt(std::move(features), sample_shape));
}

Dataset Dataset::fromSeries(std::vector<float> series, Index features, Index length,
                            Index sampling_rate) {
  std::shared_ptr<Features> windows = adopt(std::move(series), {features});
  const Index before = checkedProduct(length - 1, sampling_rate);
  if (before >= windows->rows) {
    fail(ErrorCode::kInvalidData, "dataset.short-series",
         {{"expected", before + 1}, {"received", windows->rows}});
  }
  windows->sample_shape = {length, features};
  windows->sample_size = length * features;
  windows->rows -= before;
  windows->block_size = sampling_rate == 1 ? windows->sample_size : features;
  windows->block_stride = sampling_rate * features;
  return of(std::move(windows));
}

void Dataset::requireWhole(const char* argument) const {
  if (!rows_ && first_ == 0 && count_ == storedRows()) return;
  fail(ErrorCode::kInvalidState, "dataset.of-part",
       {{"argument", argument}, {"rows", storedRows()}});
}

std::shared_ptr<const Dataset::Column> Dataset::columnOf(std::vector<float> values,
                                                         const Shape& shape,
                                                         const char* argument) const {
  const Index size = checkedSampleSize(shape, argument);
  const Index expected = checkedProduct(storedRows(), size);
  if (static_cast<Index>(values.size()) != expected) {
    fail(ErrorCode::kInvalidData, "dataset.numbers",
         {{"rows", storedRows()},
          {"argument", argument},
          {"shape", shape.toStringWithBatch()},
          {"expected", expected},
          {"received", values.size()}});
  }
  return std::make_shared<const Column>(Column{shape, size, std::move(values)});
}

Dataset Dataset::withInputsOf(const Dataset& other) const {
  requireWhole("x");
  other.requireWhole("x");
  if (other.count_ != count_) {
    fail(ErrorCode::kInvalidData, "dataset.input-rows",
         {{"position", inputs() + 1}, {"received", other.count_}, {"expected", count_}});
  }
  Dataset result = *this;
  result.inputs_.insert(result.inputs_.end(), other.inputs_.begin(), other.inputs_.end());
  return result;
}

Dataset Dataset::withTargets(std::vector<float> targets, const Shape& target_shape,
                             int classes) const {
  requireWhole("y");
  return withColumn(columnOf(std::move(targets), target_shape, "y"), classes);
}

Dataset Dataset::withSeriesTargets(std::vector<float> targets, Index length) const {
  requireWhole("y");
  const auto received = static_cast<Index>(targets.size());
  if (received != storedRows() + length - 1) {
    fail(ErrorCode::kInvalidData, "dataset.numbers",
         {{"rows", storedRows()},
          {"argument", "y"},
          {"shape", Shape{length}.toStringWithBatch()},
          {"expected", storedRows() + length - 1},
          {"received", received}});
  }
  return withColumn(
      std::make_shared<const Column>(Column{{length}, length, std::move(targets), true}), 0);
}

Dataset Dataset::withColumn(std::shared_ptr<const Column> values, int classes) const {
  Dataset result = *this;
  result.targets_.push_back({"", std::move(values), {}, classes});
  return result;
}

Dataset Dataset::withWeights(std::vector<float> weights, const Shape& shape, int target) const {
  requireWhole("sample_weight");
  if (target >= targets() || targets_.empty()) {
    fail(ErrorCode::kInvalidData, "sample-weight.without-target", {{"count", targets()}});
  }
  const auto column = columnOf(std::move(weights), shape, "sample_weight");
  for (std::size_t i = 0; i < column->values.size(); ++i) {
    if (std::isfinite(column->values[i])) continue;
    fail(ErrorCode::kInvalidData, "sample-weight.not-finite",
         {{"row", static_cast<Index>(i) / column->size}});
  }
  Dataset result = *this;
  for (int i = 0; i < targets(); ++i) {
    if (target < 0 || target == i) result.targets_[i].weights = column;
  }
  return result;
}

Dataset Dataset::withNames(std::vector<std::string> inputs,
                           std::vector<std::string> targets) const {
  Dataset result = *this;
  for (std::size_t i = 0; i < std::min(inputs.size(), inputs_.size()); ++i) {
    result.inputs_[i].name = std::move(inputs[i]);
  }
  for (std::size_t i = 0; i < std::min(targets.size(), targets_.size()); ++i) {
    result.targets_[i].name = std::move(targets[i]);
  }
  return result;
}

// keras/src/trainers/data_adapters/data_adapter_utils.py, class_weight_to_sample_weights().
Dataset Dataset::withScaling(const PixelScaling& scaling) const {
  auto scaled = std::make_shared<ByteValues>();
  scaled->channels = static_cast<Index>(scaling.channels.size());
  scaled->standardized = scaling.standardized;
  for (const auto& [scale, offset] : scaling.channels) {
    for (int byte = 0; byte < 256; ++byte) {
      scaled->values.push_back(static_cast<Real>(byte * scale + offset));
    }
  }
  Dataset result = *this;
  for (Input& input : result.inputs_) {
    if (!std::holds_alternative<std::vector<std::uint8_t>>(input.features->values)) {
      fail(ErrorCode::kInvalidState, "dataset.scaling");
    }
    const Shape& shape = input.features->sample_shape;
    const Index channels = shape.rank() == 0 ? 1 : shape.back();
    if (scaled->channels != 1 && scaled->channels != channels) {
      fail(ErrorCode::kInvalidData, "dataset.channels",
           {{"expected", scaled->channels}, {"received", channels}});
    }
    input.scaled = scaled;
  }
  return result;
}

Dataset Dataset::withTargetScaling(std::vector<OutputScaling> scaling) const {
  Dataset result = *this;
  result.target_scaling_ = std::make_shared<const std::vector<OutputScaling>>(std::move(scaling));
  return result;
}

std::span<const TargetScaling> Dataset::targetScaling(std::string_view output) const {
  if (!target_scaling_) return {};
  for (const OutputScaling& one : *target_scaling_) {
    if (output.empty() || one.output == output) return one.scaling;
  }
  return {};
}

void unscale(std::span<const TargetScaling> scaling, std::span<Real> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto [scale, offset] = scaling[i % scaling.size()];
    values[i] = static_cast<Real>(static_cast<double>(values[i]) * scale + offset);
  }
}

Dataset Dataset::arranged(std::span<const int> inputs, std::span<const int> targets) const {
  Dataset result = *this;
  result.inputs_.clear();
  result.targets_.clear();
  for (const int input : inputs) result.inputs_.push_back(inputs_[input]);
  for (const int target : targets) {
    result.targets_.push_back(target < 0 ? Target{} : targets_[target]);
  }
  return result;
}

Dataset Dataset::slice(Index first, Index count) const {
  checkRange(first, count);
  Dataset result = *this;
  result.count_ = count;
  if (rows_) {
    const auto begin = rows_->begin() + first;
    result.rows_ = std::make_shared<const std::vector<std::uint32_t>>(begin, begin + count);
  } else {
    result.first_ = first_ + first;
  }
  return result;
}

Dataset Dataset::subset(std::span<const std::uint32_t> rows) const {
  auto list = std::make_shared<std::vector<std::uint32_t>>();
  list->reserve(rows.size());
  for (const std::uint32_t row : rows) {
    checkRange(static_cast<Index>(row), 1);
    list->push_back(static_cast<std::uint32_t>(stored(static_cast<Index>(row))));
  }
  Dataset result = *this;
  result.rows_ = std::move(list);
  result.first_ = 0;
  result.count_ = static_cast<Index>(rows.size());
  return result;
}

const Shape& Dataset::targetShape(int target) const {
  static const Shape kNone;
  return hasTarget(target) ? targets_[target].values->shape : kNone;
}

bool Dataset::hasWeights() const {
  return std::ranges::any_of(targets_,
                             [](const Target& target) { return target.weights != nullptr; });
}

std::span<const std::uint8_t> Dataset::bytes(int input) const {
  const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&inputs_[input].features->values);
  return bytes ? std::span<const std::uint8_t>(*bytes) : std::span<const std::uint8_t>();
}

std::size_t Dataset::memoryBytes() const {
  std::size_t bytes = rows_ ? rows_->size() * sizeof(std::uint32_t) : 0;
  for (const Input& input : inputs_) {
    bytes += std::visit([](const auto& values) { return values.size() * sizeof(values[0]); },
                        input.features->values);
  }
  std::vector<const Column*> seen;  // all targets may share their weights
  for (const Target& target : targets_) {
    for (const Column* column : {target.values.get(), target.weights.get()}) {
      if (!column || std::ranges::count(seen, column)) continue;
      seen.push_back(column);
      bytes += column->values.size() * sizeof(float);
    }
  }
  return bytes;
}

void Dataset::checkRange(Index first, Index count) const {
  if (first < 0 || count < 0 || first > count_ || count > count_ - first) {
    fail(ErrorCode::kInvalidArgument, "dataset.rows",
         {{"rows", count_}, {"first", first}, {"last", first + count - 1}});
  }
}

}  // namespace minibatch
