#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "base/random.h"
#include "base/tensor.h"
#include "kernels/conv2d.h"
#include "kernels/gemm.h"

// What the kernels are tested against: the same in double precision, by Eigen.

namespace minibatch::reference {

/// A result and the sum of the magnitudes it was made of: the scale of its rounding error.
struct Sum {
  double value = 0;
  double magnitude = 0;

  void add(const Sum& sum) {
    value += sum.value;
    magnitude += sum.magnitude;
  }
  void add(double term) { add({term, std::fabs(term)}); }
};

/// Uniform in [-1, 1).
inline std::vector<Real> randomReals(Index n, std::uint32_t stream) {
  Random random({.seed = 7, .purpose = RandomPurpose::kNoise, .stream = stream});
  std::vector<Real> values(static_cast<std::size_t>(n));
  for (Real& value : values) value = 2 * random.uniform() - 1;
  return values;
}

/// How far `actual` may be from a sum that was accumulated in float.
inline double tolerance(const Sum& expected) {
  return 4 * static_cast<double>(std::numeric_limits<Real>::epsilon()) * expected.magnitude + 1e-30;
}

/// a (m, k) · b (k, n), row by row, by Eigen.
std::vector<Sum> product(Index m, Index n, Index k, const Operand& a, const Operand& b);

/// Rows of x (rows, n) with mean 0 and deviation 1, and the gradient of x from that of the result,
/// by Eigen. All by rows, but for y and dx, which are laid out as x.
struct Normalized {
  std::vector<double> mean;
  std::vector<double> rstd;  // 1 / sqrt(variance + epsilon)
  std::vector<double> sum;   // of dy
  std::vector<double> dot;   // of dy and y
  std::vector<double> y, dx;
};
Normalized normalizeRows(Index rows, Index n, const std::vector<double>& x,
                         const std::vector<double>& dy, double epsilon);
/// The same of the columns of x (rows, columns): all by columns, y and dx as x.
Normalized normalizeColumns(Index rows, Index columns, const std::vector<double>& x,
                            const std::vector<double>& dy, double epsilon);

/// A convolution and its gradients from dy, laid out as x, kernel and y are.
struct Convolution {
  std::vector<Sum> y, dx, dkernel;
};
/// By Eigen: the products of each group's patches (batch out_height out_width, kernel_height
/// kernel_width in_channels / groups), im2col, with its kernel and with dy.
Convolution convolution(const Conv2DGeometry& geometry, const std::vector<Real>& x,
                        const std::vector<Real>& kernel, const std::vector<Real>& dy);

}  // namespace minibatch::reference
