#include "baselines/samples.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/memory.h"

namespace minibatch {
namespace {

constexpr Index kMaxClasses = 1000;

}  // namespace

void SampleReader::refuse(const char* id) const {
  fail(ErrorCode::kInvalidData, id, {{"class", model_}});
}

SampleReader::SampleReader(std::string model, const Dataset& data, bool classifies)
    : model_(std::move(model)), data_(data) {
  for (int input = 0; input < data.inputs(); ++input) features_ += data.sampleShape(input).size();
  if (data.rows() == 0) refuse("baselines.no-rows");
  requireMemory(static_cast<double>(data.rows()) * static_cast<double>(features_) * sizeof(Real));
  if (!data.hasTargets()) return;
  const Index known = data.classes(), size = data.targetShape().size();
  const bool is_one = data.targets() == 1 && (known == 0 || size == 1 || size == known);
  if (!is_one) {
    refuse("baselines.one-target");
  }
  if (!classifies) {
    if (known > 0) refuse("baselines.needs-numbers");
    width_ = size;
    target_ = data.targetShape();
    return;
  }
  if (!data.targetScaling().empty()) {
    refuse("baselines.needs-classes");
  }
  classes_ = known > 0 ? known : size > 1 ? size : 0;
  target_ = known > 0 ? Shape{} : data.targetShape();
  width_ = size;
  for (Index first = 0; known == 0 && size == 1 && first < rows(); first += 4096) {
    std::vector<std::int32_t> labels;
    gatherLabels(first, std::min<Index>(4096, rows() - first), labels);
    for (const std::int32_t label : labels) classes_ = std::max<Index>(classes_, label + 1);
  }
}

void SampleReader::gather(Index first, Index count, Real* x) const {
  Index place = 0;
  for (int input = 0; input < data_.inputs(); ++input) {
    const Index size = data_.sampleShape(input).size();
    std::vector<Real> part;
    Real* to = x;
    if (data_.inputs() > 1) {
      part.resize(static_cast<std::size_t>(count * size));
      to = part.data();
    }
    data_.gatherInput(input, {first, count}, to);
    for (Index i = 0; i < count * size; ++i) {
      if (!std::isfinite(to[i])) {
        fail(ErrorCode::kInvalidData, "baselines.not-finite",
             {{"class", model_}, {"row", first + i / size}, {"feature", place + i % size}});
      }
    }
    for (Index row = 0; data_.inputs() > 1 && row < count; ++row) {
      std::copy_n(to + row * size, size, x + row * features_ + place);
    }
    place += size;
  }
}

void SampleReader::gatherLabels(Index first, Index count, std::vector<std::int32_t>& labels) const {
  std::vector<Real> values(static_cast<std::size_t>(count * target_.size()));
  data_.gatherTargetAs(0, target_, {first, count}, values.data());
  const Index size = target_.size();
  for (Index i = 0; i < count; ++i) {
    const Real* value = values.data() + i * size;
    if (size > 1) {
      labels.push_back(static_cast<std::int32_t>(std::max_element(value, value + size) - value));
    } else if (*value >= 0 && *value < kMaxClasses && *value == std::floor(*value)) {
      labels.push_back(static_cast<std::int32_t>(*value));
    } else {
      refuse("baselines.needs-classes");
    }
  }
}

std::vector<Real> SampleReader::gatherNumbers(Index first, Index count) const {
  std::vector<Real> values(static_cast<std::size_t>(count * width_));
  data_.gatherTarget(0, {first, count}, values.data());
  for (Index i = 0; i < count * width_; ++i) {
    if (!std::isfinite(values[i])) {
      fail(ErrorCode::kInvalidData, "baselines.target-not-finite",
           {{"class", model_}, {"row", first + i / width_}});
    }
  }
  return values;
}

}  // namespace minibatch
