#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "base/random.h"
#include "base/tensor.h"
#include "kernels/conv2d.h"
#include "kernels/gemm.h"

// What the kernels are tested against, in double precision: Eigen where it says it better, else
// naive loops.

namespace minibatch::reference {

/// A result and the sum of the magnitudes it was made of: the scale of its rounding error.
struct Sum {
  double value = 0;
  double magnitude = 0;

  void add(double term) {
    value += term;
    magnitude += std::fabs(term);
  }
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

/// Columns of x (rows, columns) with mean 0 and deviation 1, and the gradient of x from that of the
/// result, by Eigen. All by columns, but for y and dx, which are laid out as x.
struct Normalized {
  std::vector<double> mean;
  std::vector<double> rstd;  // 1 / sqrt(variance + epsilon)
  std::vector<double> sum;   // of dy
  std::vector<double> dot;   // of dy and y
  std::vector<double> y, dx;
};
Normalized normalizeColumns(Index rows, Index columns, const Real* x, const Real* dy,
                            double epsilon);

/// Calls f(offset in x, offset in y, offset in the kernel) for every product of the convolution.
template <class Function>
void eachProduct(const Conv2DGeometry& g, const Function& f) {
  const Index in_group = g.in_channels / g.groups, out_group = g.out_channels / g.groups;
  for (Index b = 0; b < g.batch; ++b)
    for (Index oy = 0; oy < g.out_height; ++oy)
      for (Index ox = 0; ox < g.out_width; ++ox)
        for (Index ky = 0; ky < g.kernel_height; ++ky)
          for (Index kx = 0; kx < g.kernel_width; ++kx) {
            const Index iy = oy * g.stride_height + ky * g.dilation_height - g.pad_top;
            const Index ix = ox * g.stride_width + kx * g.dilation_width - g.pad_left;
            if (iy < 0 || iy >= g.in_height || ix < 0 || ix >= g.in_width) continue;
            for (Index o = 0; o < g.out_channels; ++o)
              for (Index c = 0; c < in_group; ++c) {
                f(((b * g.in_height + iy) * g.in_width + ix) * g.in_channels +
                      o / out_group * in_group + c,
                  ((b * g.out_height + oy) * g.out_width + ox) * g.out_channels + o,
                  ((ky * g.kernel_width + kx) * in_group + c) * g.out_channels + o);
              }
          }
}

}  // namespace minibatch::reference
