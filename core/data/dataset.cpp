#include "data/dataset.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace minibatch {
namespace {

// The number of elements of one row; refuses extents that are not positive.
Index checkedSampleSize(const Shape& shape, std::string_view what) {
  for (Index extent : shape) {
    if (extent <= 0) {
      fail(ErrorCode::kInvalidData, "A data set's ", what,
           " shape must have positive extents, got ", shape.toString(), ".");
    }
  }
  return shape.size();
}

// A look-up is as fast as multiplying here, and rounds once: byte * (1.0f / 255) would not be
// byte / 255.0f.
void convert(const std::uint8_t* bytes, Index count, const std::array<Real, 256>& scaled,
             Real* out) {
  for (Index i = 0; i < count; ++i) out[i] = scaled[bytes[i]];
}

void convert(const float* values, Index count, const std::array<Real, 256>&, Real* out) {
  std::copy_n(values, count, out);
}

}  // namespace

template <class T>
Dataset Dataset::adopt(std::vector<T> values, const Shape& sample_shape,
                       const ByteScaling& scaling) {
  const Index sample_size = checkedSampleSize(sample_shape, "sample");
  const auto size = static_cast<Index>(values.size());
  if (size == 0) fail(ErrorCode::kInvalidData, "A data set needs at least one row, got none.");
  if (size % sample_size != 0) {
    fail(ErrorCode::kInvalidData, "Features of samples of shape ", sample_shape.toString(),
         " must be a multiple of ", sample_size, " numbers, got ", size, " (", size / sample_size,
         " rows and ", size % sample_size, " numbers left over).");
  }
  Dataset result;
  result.count_ = size / sample_size;
  auto features = std::make_shared<Features>();
  features->sample_shape = sample_shape;
  features->sample_size = sample_size;
  features->rows = result.count_;
  for (int byte = 0; byte < 256; ++byte) {
    features->scaled[byte] = static_cast<Real>(byte * scaling.scale + scaling.offset);
  }
  features->values = std::move(values);
  result.features_ = std::move(features);
  return result;
}

Dataset Dataset::fromBytes(std::vector<std::uint8_t> features, const Shape& sample_shape,
                           const ByteScaling& scaling) {
  return adopt(std::move(features), sample_shape, scaling);
}

Dataset Dataset::fromFloats(std::vector<float> features, const Shape& sample_shape) {
  return adopt(std::move(features), sample_shape, {});
}

Dataset Dataset::withTargets(std::vector<float> targets, const Shape& target_shape) const {
  if (rows_ || first_ != 0 || count_ != features_->rows) {
    fail(ErrorCode::kInvalidState, "Targets are set for all ", features_->rows,
         " rows of a data set, before a part of them is taken.");
  }
  const Index size = checkedSampleSize(target_shape, "target");
  const Index expected = checkedProduct(count_, size);
  if (static_cast<Index>(targets.size()) != expected) {
    fail(ErrorCode::kInvalidData, "x has ", count_, " rows, so y with targets of shape ",
         target_shape.toString(), " must have ", expected, " numbers, got ", targets.size(), ".");
  }
  Dataset result = *this;
  result.targets_ =
      std::make_shared<const Targets>(Targets{target_shape, size, std::move(targets)});
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

const Shape& Dataset::targetShape() const {
  static const Shape kNone;
  return targets_ ? targets_->shape : kNone;
}

std::span<const std::uint8_t> Dataset::bytes() const {
  const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&features_->values);
  return bytes ? std::span<const std::uint8_t>(*bytes) : std::span<const std::uint8_t>();
}

std::size_t Dataset::memoryBytes() const {
  const std::size_t features = std::visit(
      [](const auto& values) { return values.size() * sizeof(values[0]); }, features_->values);
  return features + (targets_ ? targets_->values.size() * sizeof(float) : 0) +
         (rows_ ? rows_->size() * sizeof(std::uint32_t) : 0);
}

void Dataset::gather(std::span<const std::uint32_t> rows, Real* x, Real* y) const {
  for (const std::uint32_t row : rows) {
    checkRange(static_cast<Index>(row), 1);
    copyStored(stored(static_cast<Index>(row)), 1, x, y);
  }
}

void Dataset::gatherRange(Index first, Index count, Real* x, Real* y) const {
  checkRange(first, count);
  if (rows_) {
    for (Index row = first; row < first + count; ++row) copyStored(stored(row), 1, x, y);
  } else {
    copyStored(first_ + first, count, x, y);
  }
}

void Dataset::gatherBytes(std::span<const std::uint32_t> rows, std::uint8_t* x) const {
  if (!storesBytes()) {
    fail(ErrorCode::kInvalidState, "This data set's features are numbers, not bytes.");
  }
  const auto& bytes = std::get<std::vector<std::uint8_t>>(features_->values);
  const Index size = features_->sample_size;
  for (const std::uint32_t row : rows) {
    checkRange(static_cast<Index>(row), 1);
    x = std::copy_n(bytes.data() + stored(static_cast<Index>(row)) * size, size, x);
  }
}

void Dataset::copyStored(Index from, Index count, Real*& x, Real*& y) const {
  const Index size = features_->sample_size;
  if (x) {
    std::visit(
        [&](const auto& values) {
          convert(values.data() + from * size, count * size, features_->scaled, x);
        },
        features_->values);
    x += count * size;
  }
  if (!y) return;
  if (!targets_) {
    fail(ErrorCode::kInvalidState, "This data set has no targets (y), which training needs.");
  }
  std::copy_n(targets_->values.data() + from * targets_->size, count * targets_->size, y);
  y += count * targets_->size;
}

void Dataset::checkRange(Index first, Index count) const {
  if (first < 0 || count < 0 || first > count_ || count > count_ - first) {
    fail(ErrorCode::kInvalidArgument, "A data set of ", count_, " rows has no rows ", first, " to ",
         first + count - 1, ".");
  }
}

}  // namespace minibatch
