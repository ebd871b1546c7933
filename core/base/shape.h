#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>

namespace minibatch {

/// Sizes and offsets, counted in elements. 32 bits wide in WebAssembly.
using Index = std::ptrdiff_t;

/// An extent that a model leaves open, Keras's None, in the shapes it infers without data. What
/// layers make of it stays far above any extent of data, and the graph makes it this again. It is
/// prime, so that no product of extents is taken for it.
inline constexpr Index kUnknown = (Index{1} << 26) - 5;

/// Whether two extents are the same or, one of them being unknown, may turn out to be.
inline bool mayEqual(Index a, Index b) { return a == b || a == kUnknown || b == kUnknown; }

/// Product of two sizes, unknown where one of them is; throws kOutOfMemory when it does not fit an
/// Index.
Index checkedProduct(Index a, Index b);

/// The extents of a tensor, outermost first. A sample's shape leaves out the batch axis.
class Shape {
 public:
  static constexpr int kMaxRank = 8;

  Shape() = default;
  Shape(std::initializer_list<Index> extents);

  int rank() const { return rank_; }
  Index operator[](int axis) const { return extents_[axis]; }
  Index& operator[](int axis) { return extents_[axis]; }
  Index back() const { return extents_[rank_ - 1]; }
  const Index* begin() const { return extents_.data(); }
  const Index* end() const { return extents_.data() + rank_; }
  bool operator==(const Shape& other) const;

  /// Appends an axis; throws kInvalidArgument beyond kMaxRank.
  void append(Index extent);
  /// Number of elements: 1 for rank 0. Throws kOutOfMemory when it does not fit an Index.
  Index size() const;
  /// This shape with a batch axis of `batch` in front.
  Shape withBatch(Index batch) const;
  /// This shape without its first axis.
  Shape sample() const;
  bool hasUnknown() const { return std::find(begin(), end(), kUnknown) != end(); }
  /// This shape with the unknown extents of the same axes of `other`.
  Shape filledFrom(const Shape& other) const;
  /// As Python prints a tuple: "(28, 28, 1)", "(10,)", "()"; an unknown extent is None.
  std::string toString() const;
  /// As Keras prints an output shape: "(None, 28, 28, 1)".
  std::string toStringWithBatch() const;

 private:
  std::array<Index, kMaxRank> extents_{};
  int rank_ = 0;
};

}  // namespace minibatch
