#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "base/tensor.h"

namespace minibatch {

/// How stored bytes become numbers: x = byte * scale + offset, rounded once to Real, so the default
/// gives the very numbers of NumPy's `images.astype("float32") / 255`.
struct ByteScaling {
  double scale = 1.0 / 255;
  double offset = 0;
};

/// Rows of features, with or without targets, from which batches are gathered.
///
/// Images stay uint8 and are scaled on the way out. A Dataset is a cheap handle: copies and views
/// (`slice`, `subset`, `withTargets`) share the features, so one set of images backs the training,
/// validation and test rows. Nothing changes after construction; handles may be read by any thread.
class Dataset {
 public:
  /// Adopts `features`: rows × sample_shape.size() bytes, row-major, channels last.
  /// Throws kInvalidData when the size is not a multiple of the sample's.
  static Dataset fromBytes(std::vector<std::uint8_t> features, const Shape& sample_shape,
                           const ByteScaling& scaling = {});
  /// Adopts `features`: rows × sample_shape.size() numbers, row-major.
  static Dataset fromFloats(std::vector<float> features, const Shape& sample_shape);

  /// The same features with `targets`: rows × target_shape.size() numbers. Class indices have the
  /// shape (), one-hot rows and several regression targets the shape (k,). Call it before taking
  /// views (kInvalidState). Throws kInvalidData when there are not as many targets as rows.
  Dataset withTargets(std::vector<float> targets, const Shape& target_shape = {}) const;

  /// Rows [first, first + count), as Keras's validation_split needs them.
  Dataset slice(Index first, Index count) const;
  /// The rows named, in that order; may repeat.
  Dataset subset(std::span<const std::uint32_t> rows) const;

  Index rows() const { return count_; }
  const Shape& sampleShape() const { return features_->sample_shape; }
  bool hasTargets() const { return targets_ != nullptr; }
  /// Of one row; () when there are no targets.
  const Shape& targetShape() const;
  /// Whether the features are stored as bytes.
  bool storesBytes() const {
    return std::holds_alternative<std::vector<std::uint8_t>>(features_->values);
  }
  /// The stored bytes, of all rows whichever this view holds; empty where floats are stored.
  std::span<const std::uint8_t> bytes() const;
  /// Bytes of the features and targets held (shared ones counted in full).
  std::size_t memoryBytes() const;

  /// Copies `rows` of this set into x (rows.size() × sampleShape()) and y (rows.size() ×
  /// targetShape()). x or y may be null when only the other is wanted.
  void gather(std::span<const std::uint32_t> rows, Real* x, Real* y) const;
  /// As gather() for the rows first, first + 1, …, first + count - 1.
  void gatherRange(Index first, Index count, Real* x, Real* y) const;
  /// Copies the bytes of `rows` as they are stored, before scaling, into x; kInvalidState unless
  /// storesBytes().
  void gatherBytes(std::span<const std::uint32_t> rows, std::uint8_t* x) const;

 private:
  struct Features {
    Shape sample_shape;
    Index sample_size = 1;
    Index rows = 0;
    /// What each byte stands for, worked out once.
    std::array<Real, 256> scaled{};
    std::variant<std::vector<std::uint8_t>, std::vector<float>> values;
  };
  // One entry for each stored row; views map their rows to both the same way.
  struct Targets {
    Shape shape;
    Index size = 1;
    std::vector<float> values;
  };

  Dataset() = default;
  template <class T>
  static Dataset adopt(std::vector<T> values, const Shape& sample_shape,
                       const ByteScaling& scaling);
  void checkRange(Index first, Index count) const;
  /// Where row `row` of this view is stored.
  Index stored(Index row) const { return rows_ ? static_cast<Index>((*rows_)[row]) : first_ + row; }
  /// Copies `count` rows from the stored row `from` on; the pointers move on behind what was
  /// written.
  void copyStored(Index from, Index count, Real*& x, Real*& y) const;

  std::shared_ptr<const Features> features_;
  std::shared_ptr<const Targets> targets_;
  // The rows of this view: those listed, or else count_ rows from first_.
  std::shared_ptr<const std::vector<std::uint32_t>> rows_;
  Index first_ = 0;
  Index count_ = 0;
};

}  // namespace minibatch
