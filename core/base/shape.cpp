#include "base/shape.h"

#include <algorithm>
#include <limits>

#include "base/error.h"

namespace minibatch {
namespace {

std::string extentText(Index extent) {
  return extent == kUnknown ? "None" : std::to_string(extent);
}

}  // namespace

Index checkedProduct(Index a, Index b) {
  if (a == kUnknown || b == kUnknown) return kUnknown;
  Index product = 0;
  if (__builtin_mul_overflow(a, b, &product)) {
    fail(ErrorCode::kOutOfMemory, "memory.not-addressable",
         {{"rows", a}, {"columns", b}, {"limit", std::numeric_limits<Index>::max()}});
  }
  return product;
}

Shape::Shape(std::initializer_list<Index> extents) {
  for (Index extent : extents) append(extent);
}

bool Shape::operator==(const Shape& other) const {
  return rank_ == other.rank_ && std::equal(begin(), end(), other.begin());
}

void Shape::append(Index extent) {
  if (rank_ == kMaxRank) {
    fail(ErrorCode::kInvalidArgument, "shape.axes", {{"limit", kMaxRank}});
  }
  extents_[rank_++] = extent;
}

Index Shape::size() const {
  Index product = 1;
  for (Index extent : *this) product = checkedProduct(product, extent);
  return product;
}

Shape Shape::withBatch(Index batch) const {
  Shape result{batch};
  for (Index extent : *this) result.append(extent);
  return result;
}

Shape Shape::sample() const {
  Shape result;
  for (int axis = 1; axis < rank_; ++axis) result.append(extents_[axis]);
  return result;
}

Shape Shape::filledFrom(const Shape& other) const {
  Shape result = *this;
  for (int axis = 0; axis < std::min(rank_, other.rank_); ++axis) {
    if (extents_[axis] == kUnknown) result[axis] = other[axis];
  }
  return result;
}

std::string Shape::toString() const {
  std::string text = "(";
  for (int axis = 0; axis < rank_; ++axis) {
    if (axis) text += ", ";
    text += extentText(extents_[axis]);
  }
  return text + (rank_ == 1 ? ",)" : ")");
}

std::string Shape::toStringWithBatch() const {
  std::string text = "(None";
  for (Index extent : *this) text += ", " + extentText(extent);
  return text + ")";
}

}  // namespace minibatch
