#include "base/eigenvectors.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/merge_sort.h"

namespace minibatch {
namespace {

// std::hypot differs between libraries.
double hypotenuse(double a, double b) {
  const double large = std::max(std::abs(a), std::abs(b));
  const double small = std::min(std::abs(a), std::abs(b));
  if (large == 0) return 0;
  const double ratio = small / large;
  return large * std::sqrt(1 + ratio * ratio);
}

}  // namespace

SymmetricEigenvectors::SymmetricEigenvectors(Index size, std::vector<double> matrix)
    : size_(size),
      v_(std::move(matrix)),
      d_(static_cast<std::size_t>(size)),
      e_(static_cast<std::size_t>(size)) {
  for (Index j = 0; j < size_; ++j) d_[j] = at(size_ - 1, j);
}

void SymmetricEigenvectors::step() {
  const Index done = step_++;
  if (done < size_) {
    if (done + 1 < size_) reduce(size_ - 1 - done);
    return;
  }
  if (done < 2 * size_) {
    accumulate(done - size_);
    return;
  }
  findValue(done - 2 * size_);
  if (step_ == steps(size_)) sort();
}

// Row i becomes zero but for its last entry before the diagonal.
void SymmetricEigenvectors::reduce(Index i) {
  double scale = 0, h = 0;
  for (Index k = 0; k < i; ++k) scale += std::abs(d_[k]);
  if (scale == 0) {
    e_[i] = d_[i - 1];
    for (Index j = 0; j < i; ++j) {
      d_[j] = at(i - 1, j);
      at(i, j) = at(j, i) = 0;
    }
    d_[i] = 0;
    return;
  }
  for (Index k = 0; k < i; ++k) {
    d_[k] /= scale;
    h += d_[k] * d_[k];
  }
  const double f = d_[i - 1];
  const double g = f > 0 ? -std::sqrt(h) : std::sqrt(h);
  e_[i] = scale * g;
  h -= f * g;
  d_[i - 1] = f - g;
  std::fill_n(e_.begin(), i, 0.0);
  for (Index j = 0; j < i; ++j) {
    const double own = d_[j];
    at(j, i) = own;
    double sum = e_[j] + at(j, j) * own;
    for (Index k = j + 1; k < i; ++k) {
      sum += at(k, j) * d_[k];
      e_[k] += at(k, j) * own;
    }
    e_[j] = sum;
  }
  double product = 0;
  for (Index j = 0; j < i; ++j) {
    e_[j] /= h;
    product += e_[j] * d_[j];
  }
  const double half = product / (h + h);
  for (Index j = 0; j < i; ++j) e_[j] -= half * d_[j];
  for (Index j = 0; j < i; ++j) {
    const double own = d_[j], off = e_[j];
    for (Index k = j; k < i; ++k) at(k, j) -= own * e_[k] + off * d_[k];
    d_[j] = at(i - 1, j);
    at(i, j) = 0;
  }
  d_[i] = h;
}

// Applies the reflection of row i + 1 to the columns before it.
void SymmetricEigenvectors::accumulate(Index i) {
  if (i + 1 == size_) {
    for (Index j = 0; j < size_; ++j) {
      d_[j] = at(size_ - 1, j);
      at(size_ - 1, j) = 0;
    }
    at(size_ - 1, size_ - 1) = 1;
    std::rotate(e_.begin(), e_.begin() + 1, e_.end());
    e_[size_ - 1] = 0;
    return;
  }
  at(size_ - 1, i) = at(i, i);
  at(i, i) = 1;
  const double h = d_[i + 1];
  if (h != 0) {
    for (Index k = 0; k <= i; ++k) d_[k] = at(k, i + 1) / h;
    for (Index j = 0; j <= i; ++j) {
      double sum = 0;
      for (Index k = 0; k <= i; ++k) sum += at(k, i + 1) * at(k, j);
      for (Index k = 0; k <= i; ++k) at(k, j) -= sum * d_[k];
    }
  }
  for (Index k = 0; k <= i; ++k) at(k, i + 1) = 0;
}

void SymmetricEigenvectors::findValue(Index l) {
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  largest_ = std::max(largest_, std::abs(d_[l]) + std::abs(e_[l]));
  Index m = l;
  while (m + 1 < size_ && std::abs(e_[m]) > kEpsilon * largest_) ++m;
  while (m > l) {
    const double g = d_[l];
    const double p = (d_[l + 1] - g) / (2 * e_[l]);
    const double r = p < 0 ? -hypotenuse(p, 1) : hypotenuse(p, 1);
    d_[l] = e_[l] / (p + r);
    d_[l + 1] = e_[l] * (p + r);
    const double h = g - d_[l];
    for (Index i = l + 2; i < size_; ++i) d_[i] -= h;
    shift_ += h;
    rotate(l, m);
    if (std::abs(e_[l]) <= kEpsilon * largest_) break;
  }
  d_[l] += shift_;
  e_[l] = 0;
}

// One implicit QL transformation of the rows from l to m.
void SymmetricEigenvectors::rotate(Index l, Index m) {
  const double next = d_[l + 1], below = e_[l + 1];
  double p = d_[m];
  double c = 1, c2 = 1, c3 = 1, s = 0, s2 = 0;
  for (Index i = m; i-- > l;) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const double g = c * e_[i], h = c * p;
    const double r = hypotenuse(p, e_[i]);
    e_[i + 1] = s * r;
    s = e_[i] / r;
    c = p / r;
    p = c * d_[i] - s * g;
    d_[i + 1] = h + s * (c * g + s * d_[i]);
    for (Index k = 0; k < size_; ++k) {
      const double right = at(k, i + 1), left = at(k, i);
      at(k, i + 1) = s * left + c * right;
      at(k, i) = c * left - s * right;
    }
  }
  p = -s * s2 * c3 * below * e_[l] / next;
  e_[l] = s * p;
  d_[l] = c * p;
}

void SymmetricEigenvectors::sort() {
  order_.resize(static_cast<std::size_t>(size_));
  std::iota(order_.begin(), order_.end(), Index{0});
  sortStable(order_, [&](Index a, Index b) { return d_[a] > d_[b]; });
}

double SymmetricEigenvectors::value(Index index) const { return d_[order_[index]]; }

std::vector<double> SymmetricEigenvectors::vector(Index index) const {
  std::vector<double> result;
  double largest = 0;
  for (Index row = 0; row < size_; ++row) {
    const double entry = at(row, order_[index]);
    constexpr double kRounding = 1e-12;
    if (std::abs(entry) > std::abs(largest) * (1 + kRounding)) largest = entry;
    result.push_back(entry);
  }
  if (largest < 0) {
    for (double& entry : result) entry = -entry;
  }
  return result;
}

}  // namespace minibatch
