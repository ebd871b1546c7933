#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/math.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::loadUpTo;
using simd::storeUpTo;
using simd::Vector;

/// Softmax of `classes` numbers that lie one after another.
void softmaxRow(Index classes, const Real* x, Real* y) {
  const Index whole = classes / kLanes * kLanes;
  Real largest = x[0];
  if (whole > 0) {
    Vector lanes = simd::load(x);
    for (Index c = kLanes; c < whole; c += kLanes) lanes = simd::max(simd::load(x + c), lanes);
    largest = simd::horizontalMax(lanes);
  }
  for (Index c = whole; c < classes; ++c) largest = std::max(largest, x[c]);
  // A class that is missing in the last vector gets weight zero.
  Vector sums = {};
  for (Index c = 0; c < classes; c += kLanes) {
    const Index count = classes - c;
    const Vector weight = simd::exp(loadUpTo(x + c, count) - simd::splat(largest));
    storeUpTo(y + c, weight, count);
    sums += count >= kLanes ? weight : loadUpTo(y + c, count);
  }
  const Vector scale = simd::splat(1 / simd::horizontalSum(sums));
  for (Index c = 0; c < classes; c += kLanes) {
    const Index count = classes - c;
    storeUpTo(y + c, simd::flushTiny(loadUpTo(y + c, count) * scale), count);
  }
}

/// Softmax over the classes of up to four neighbouring columns, `inner` apart.
void softmaxColumns(Index classes, Index inner, Index count, const Real* x, Real* y) {
  Vector largest = loadUpTo(x, count);
  for (Index c = 1; c < classes; ++c) {
    largest = simd::max(loadUpTo(x + c * inner, count), largest);
  }
  Vector sum = {};
  for (Index c = 0; c < classes; ++c) {
    const Vector weight = simd::exp(loadUpTo(x + c * inner, count) - largest);
    storeUpTo(y + c * inner, weight, count);
    sum += weight;
  }
  const Vector scale = simd::splat(1) / sum;
  for (Index c = 0; c < classes; ++c) {
    Real* at = y + c * inner;
    storeUpTo(at, simd::flushTiny(loadUpTo(at, count) * scale), count);
  }
}

void softmaxRowBackward(Index classes, const Real* y, const Real* dy, Real* dx) {
  Vector sums = {};
  for (Index c = 0; c < classes; c += kLanes) {
    sums += loadUpTo(y + c, classes - c) * loadUpTo(dy + c, classes - c);
  }
  const Vector dot = simd::splat(simd::horizontalSum(sums));
  for (Index c = 0; c < classes; c += kLanes) {
    const Index count = classes - c;
    storeUpTo(dx + c, loadUpTo(y + c, count) * (loadUpTo(dy + c, count) - dot), count);
  }
}

void softmaxColumnsBackward(Index classes, Index inner, Index count, const Real* y, const Real* dy,
                            Real* dx) {
  Vector dot = {};
  for (Index c = 0; c < classes; ++c) {
    dot += loadUpTo(y + c * inner, count) * loadUpTo(dy + c * inner, count);
  }
  for (Index c = 0; c < classes; ++c) {
    const Index at = c * inner;
    storeUpTo(dx + at, loadUpTo(y + at, count) * (loadUpTo(dy + at, count) - dot), count);
  }
}

}  // namespace

void softmax(Index outer, Index classes, Index inner, const Real* x, Real* y) {
  if (classes <= 0) return;
  for (Index o = 0; o < outer; ++o, x += classes * inner, y += classes * inner) {
    if (inner == 1) {
      softmaxRow(classes, x, y);
      continue;
    }
    for (Index i = 0; i < inner; i += kLanes) {
      softmaxColumns(classes, inner, inner - i, x + i, y + i);
    }
  }
}

void softmaxBackward(Index outer, Index classes, Index inner, const Real* y, const Real* dy,
                     Real* dx) {
  const Index size = classes * inner;
  for (Index o = 0; o < outer; ++o, y += size, dy += size, dx += size) {
    if (inner == 1) {
      softmaxRowBackward(classes, y, dy, dx);
      continue;
    }
    for (Index i = 0; i < inner; i += kLanes) {
      softmaxColumnsBackward(classes, inner, inner - i, y + i, dy + i, dx + i);
    }
  }
}

}  // namespace minibatch
