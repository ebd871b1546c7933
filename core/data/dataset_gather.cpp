#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "data/dataset.h"

namespace minibatch {
namespace {

// A look-up is as fast as multiplying here, and rounds once: byte * (1.0f / 255) would not be
// byte / 255.0f.
void convert(const std::uint8_t* bytes, Index count, const Real* scaled, Index channels,
             Real* out) {
  if (channels == 1) {
    for (Index i = 0; i < count; ++i) out[i] = scaled[bytes[i]];
    return;
  }
  for (Index i = 0; i < count; i += channels) {
    for (Index c = 0; c < channels; ++c) out[i + c] = scaled[256 * c + bytes[i + c]];
  }
}

// Shuffled rows lie apart, and a processor that converts one does not yet look for the next: it
// would wait for each in turn. So one byte of every line is read first, of all rows at the same
// time, as far as they stay in the second-level cache.
constexpr Index kLine = 64, kTouchedBytes = 1 << 18;

void convert(const float* values, Index count, const Real*, Index, Real* out) {
  std::copy_n(values, count, out);
}

// The decimal with the fewest places that is this float: 0.1, not the double nearest to it.
double decimalOf(Real value) {
  double power = 1;
  for (int places = 0; places < 10; ++places, power *= 10) {
    const double rounded = std::round(value * power) / power;
    if (static_cast<Real>(rounded) == value) return rounded;
  }
  return value;
}

// (x - mean) / max(standard deviation, 1 / sqrt(size)), in double.
void standardize(Real* x, Index size) {
  const auto count = static_cast<double>(size);
  double sum = 0, squares = 0;
  for (Index i = 0; i < size; ++i) sum += static_cast<double>(x[i]);
  const double mean = sum / count;
  for (Index i = 0; i < size; ++i) {
    const double distance = static_cast<double>(x[i]) - mean;
    squares += distance * distance;
  }
  const double deviation = std::max(std::sqrt(squares / count), 1 / std::sqrt(count));
  for (Index i = 0; i < size; ++i) {
    x[i] = static_cast<Real>((static_cast<double>(x[i]) - mean) / deviation);
  }
}

}  // namespace

bool sameButForOnes(const Shape& a, const Shape& b) {
  const auto core = [](const Shape& shape) {
    Shape result;
    for (const Index extent : shape) {
      if (extent != 1) result.append(extent);
    }
    return result;
  };
  return core(a) == core(b);
}

template <class Copy>
void Dataset::eachRun(const RowIndices& rows, const Copy& copy) const {
  if (rows.isList()) {
    for (const std::uint32_t row : rows.list()) {
      checkRange(static_cast<Index>(row), 1);
      copy(stored(static_cast<Index>(row)), 1);
    }
    return;
  }
  checkRange(rows.first(), rows.size());
  if (rows_) {
    for (Index row = 0; row < rows.size(); ++row) copy(stored(rows.first() + row), 1);
  } else {
    copy(first_ + rows.first(), rows.size());
  }
}

void Dataset::gatherInput(int input, const RowIndices& rows, Real* x) const {
  const Features& features = *inputs_[input].features;
  const ByteValues* bytes = inputs_[input].scaled.get();
  const Real* scaled = bytes ? bytes->values.data() : nullptr;
  const Index channels = bytes ? bytes->channels : 1;
  const Index size = features.sample_size;
  Real* const begin = x;
  std::visit(
      [&](const auto& values) {
        const Index row_bytes = features.row_stride * static_cast<Index>(sizeof(values[0]));
        if (rows.isList() && rows.size() * row_bytes <= kTouchedBytes) {
          const auto* data = reinterpret_cast<const std::uint8_t*>(values.data());
          unsigned sum = 0;
          eachRun(rows, [&](Index from, Index) {
            for (Index at = 0; at < row_bytes; at += kLine) sum += data[from * row_bytes + at];
          });
          if (rows.size() > 0) *x = static_cast<Real>(sum);  // or the reads would be left out
        }
        eachRun(rows, [&](Index from, Index count) {
          const auto* row = values.data() + from * features.row_stride;
          if (features.row_stride == size) {
            convert(row, count * size, scaled, channels, x);
            x += count * size;
            return;
          }
          for (; count > 0; --count, row += features.row_stride) {
            const auto* block = row;
            for (const Real* end = x + size; x < end; x += features.block_size) {
              convert(block, features.block_size, scaled, channels, x);
              block += features.block_stride;
            }
          }
        });
      },
      features.values);
  if (!bytes || !bytes->standardized) return;
  for (Real* row = begin; row < x; row += size) standardize(row, size);
}

void Dataset::countBytes(Index first, Index count, ByteCounts& counts) const {
  if (!storesBytes()) fail(ErrorCode::kInvalidState, "dataset.not-bytes");
  const std::uint8_t* bytes = this->bytes().data();
  const Features& features = *inputs_[0].features;
  const auto channels = static_cast<std::size_t>(
      features.sample_shape.rank() == 0 ? 1 : features.sample_shape.back());
  counts.resize(channels);
  const Index size = features.sample_size;
  eachRun({first, count}, [&](Index from, Index run) {
    const std::uint8_t* end = bytes + (from + run) * size;
    for (const std::uint8_t* pixel = bytes + from * size; pixel < end; pixel += channels) {
      for (std::size_t c = 0; c < channels; ++c) ++counts[c][pixel[c]];
    }
  });
}

std::pair<double, double> Dataset::borders() const {
  if (!storesBytes() || sampleShape().rank() != 3) {
    fail(ErrorCode::kInvalidState, "dataset.not-bytes");
  }
  const Index height = sampleShape()[0], width = sampleShape()[1], channels = sampleShape()[2];
  const std::uint8_t* bytes = this->bytes().data();
  double sum = 0, squares = 0;
  eachRun({0, rows()}, [&](Index from, Index run) {
    for (Index row = from; row < from + run; ++row) {
      const std::uint8_t* image = bytes + row * sampleShape().size();
      std::int64_t total = 0;
      Index count = 0;
      for (Index y = 0; y < height; ++y) {
        const bool inside = y > 0 && y + 1 < height;
        for (Index x = 0; x < width; x += inside && x == 0 ? std::max<Index>(1, width - 1) : 1) {
          for (Index c = 0; c < channels; ++c) total += image[(y * width + x) * channels + c];
          count += channels;
        }
      }
      const double mean = static_cast<double>(total) / static_cast<double>(count);
      sum += mean;
      squares += mean * mean;
    }
  });
  const double count = std::max(1.0, static_cast<double>(rows())), mean = sum / count;
  return {mean, std::sqrt(std::max(0.0, squares / count - mean * mean))};
}

void Dataset::gatherColumn(const Column& column, const RowIndices& rows, Real* out) const {
  eachRun(rows, [&](Index from, Index count) {
    const float* row = column.values.data() + from * (column.overlaps ? 1 : column.size);
    if (!column.overlaps) {
      out = std::copy_n(row, count * column.size, out);
      return;
    }
    for (; count > 0; --count) out = std::copy_n(row++, column.size, out);
  });
}

void Dataset::gatherTarget(int target, const RowIndices& rows, Real* y) const {
  if (!hasTarget(target)) {
    fail(ErrorCode::kInvalidState, "target.none");
  }
  gatherColumn(*targets_[target].values, rows, y);
}

Dataset::TargetCoding Dataset::codingFor(int target, const Shape& shape) const {
  const Shape& own = targetShape(target);
  if (sameButForOnes(own, shape)) return TargetCoding::kAsStored;
  const Index classes = this->classes(target);
  if (classes == 0) return TargetCoding::kNone;
  Shape one_hot = own;
  if (own.rank() < Shape::kMaxRank) one_hot.append(classes);
  if (sameButForOnes(one_hot, shape)) return TargetCoding::kOneHot;
  if (own.rank() == 0 || own.back() != classes) return TargetCoding::kNone;
  Shape indices;
  for (int axis = 0; axis + 1 < own.rank(); ++axis) indices.append(own[axis]);
  // One number that is no index, of a sigmoid unit, tells two classes apart and no more.
  const bool fits = shape.rank() < own.rank() || classes == 2;
  return fits && sameButForOnes(indices, shape) ? TargetCoding::kIndices : TargetCoding::kNone;
}

bool Dataset::givesTargetAs(int target, const Shape& shape) const {
  return hasTarget(target) && codingFor(target, shape) != TargetCoding::kNone;
}

void Dataset::gatherTargetAs(int target, const Shape& shape, const RowIndices& rows,
                             Real* y) const {
  const TargetCoding coding = codingFor(target, shape);
  if (coding == TargetCoding::kNone || coding == TargetCoding::kAsStored) {
    gatherTarget(target, rows, y);
    return;
  }
  const Column& column = *targets_[target].values;
  const Index classes = this->classes(target);
  if (coding == TargetCoding::kIndices) {
    eachRun(rows, [&](Index from, Index count) {
      const float* end = column.values.data() + (from + count) * column.size;
      for (const float* row = end - count * column.size; row < end; row += classes) {
        *y++ = static_cast<Real>(std::max_element(row, row + classes) - row);
      }
    });
    return;
  }
  eachRun(rows, [&](Index from, Index count) {
    for (Index i = from * column.size; i < (from + count) * column.size; ++i) {
      const float index = column.values[i];
      if (!(index >= 0 && index < static_cast<float>(classes)) || index != std::floor(index)) {
        fail(ErrorCode::kInvalidData, "dataset.class-target",
             {{"classes", classes}, {"last", classes - 1}, {"received", index}});
      }
      std::fill_n(y, classes, Real(0));
      y[static_cast<Index>(index)] = 1;
      y += classes;
    }
  });
}

void Dataset::gatherWeights(int target, const RowIndices& rows, Real* weights) const {
  gatherColumn(*targets_[target].weights, rows, weights);
}

void Dataset::gather(std::span<const std::uint32_t> rows, Real* x, Real* y) const {
  if (x) gatherInput(0, RowIndices(rows), x);
  if (y) gatherTarget(0, RowIndices(rows), y);
}

void Dataset::gatherRange(Index first, Index count, Real* x, Real* y) const {
  if (x) gatherInput(0, {first, count}, x);
  if (y) gatherTarget(0, {first, count}, y);
}

void Dataset::gatherBytes(std::span<const std::uint32_t> rows, std::uint8_t* x, int input) const {
  if (!storesBytes(input)) {
    fail(ErrorCode::kInvalidState, "dataset.not-bytes");
  }
  const std::uint8_t* bytes = this->bytes(input).data();
  const Index size = inputs_[input].features->sample_size;
  eachRun(RowIndices(rows),
          [&](Index from, Index count) { x = std::copy_n(bytes + from * size, count * size, x); });
}

std::vector<double> Dataset::feature(Index place) const {
  std::size_t input = 0;
  for (; place >= inputs_[input].features->sample_size; ++input) {
    place -= inputs_[input].features->sample_size;
  }
  const Features& features = *inputs_[input].features;
  const ByteValues* bytes = inputs_[input].scaled.get();
  const Real* scaled = bytes ? bytes->values.data() + 256 * (place % bytes->channels) : nullptr;
  const Index offset =
      place / features.block_size * features.block_stride + place % features.block_size;
  std::vector<double> result;
  result.reserve(static_cast<std::size_t>(count_));
  std::visit(
      [&](const auto& values) {
        for (Index row = 0; row < count_; ++row) {
          Real value;
          convert(values.data() + stored(row) * features.row_stride + offset, 1, scaled, 1, &value);
          result.push_back(decimalOf(value));
        }
      },
      features.values);
  return result;
}

}  // namespace minibatch
