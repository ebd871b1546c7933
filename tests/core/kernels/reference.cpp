#include "core/kernels/reference.h"

#include "eigen.h"

namespace minibatch::reference {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Rows = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Column = Eigen::Array<double, Eigen::Dynamic, 1>;
using Indices = Eigen::Matrix<Index, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// In double precision, as it is read.
Matrix read(const Operand& operand, Index rows, Index columns) {
  using Stored = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Index stored_rows = operand.transposed ? columns : rows;
  const Index stored_columns = operand.transposed ? rows : columns;
  const Matrix stored =
      Eigen::Map<const Stored, 0, Eigen::OuterStride<>>(operand.data, stored_rows, stored_columns,
                                                        Eigen::OuterStride<>(operand.stride))
          .template cast<double>();
  return operand.transposed ? Matrix(stored.transpose()) : stored;
}

template <class Array>
std::vector<double> list(const Array& array) {
  return {array.data(), array.data() + array.size()};
}

/// left · right, and what the sums of its elements are made of.
struct Products {
  Products(const Matrix& left, const Matrix& right)
      : value(left * right), magnitude(left.cwiseAbs() * right.cwiseAbs()) {}
  Sum at(Index row, Index column) const { return {value(row, column), magnitude(row, column)}; }

  Matrix value, magnitude;
};

constexpr Index kPadding = -1;

/// Where in x the elements of each patch lie, of `channels` channels from `first` on: (positions of
/// y, taps of the kernel by channels).
Indices patchIndices(const Conv2DGeometry& g, Index first, Index channels) {
  Indices at = Indices::Constant(g.batch * g.out_height * g.out_width,
                                 g.kernel_height * g.kernel_width * channels, kPadding);
  for (Index row = 0; row < at.rows(); ++row) {
    const Index image = row / (g.out_height * g.out_width);
    const Index top = row / g.out_width % g.out_height * g.stride_height - g.pad_top;
    const Index left = row % g.out_width * g.stride_width - g.pad_left;
    for (Index column = 0; column < at.cols(); ++column) {
      const Index tap = column / channels;
      const Index y = top + tap / g.kernel_width * g.dilation_height;
      const Index x = left + tap % g.kernel_width * g.dilation_width;
      if (y < 0 || y >= g.in_height || x < 0 || x >= g.in_width) continue;
      at(row, column) =
          ((image * g.in_height + y) * g.in_width + x) * g.in_channels + first + column % channels;
    }
  }
  return at;
}

}  // namespace

std::vector<Sum> product(Index m, Index n, Index k, const Operand& a, const Operand& b) {
  const Products products(read(a, m, k), read(b, k, n));
  std::vector<Sum> sums(static_cast<std::size_t>(m * n));
  for (Index i = 0; i < m * n; ++i) sums[i] = products.at(i / n, i % n);
  return sums;
}

Normalized normalizeRows(Index rows, Index n, const std::vector<double>& x,
                         const std::vector<double>& dy, double epsilon) {
  const Eigen::Map<const Rows> values(x.data(), rows, n), gradient(dy.data(), rows, n);
  const Column mean = values.rowwise().mean();
  const Rows centered = values.colwise() - mean;
  const Column rstd = (centered.square().rowwise().mean() + epsilon).rsqrt();
  const Rows y = centered.colwise() * rstd;
  const Column sum = gradient.rowwise().sum(), dot = (gradient * y).rowwise().sum();
  const auto count = static_cast<double>(n);
  const Rows dx =
      ((gradient.colwise() - sum / count) - y.colwise() * (dot / count)).colwise() * rstd;
  return {list(mean), list(rstd), list(sum), list(dot), list(y), list(dx)};
}

Normalized normalizeColumns(Index rows, Index columns, const std::vector<double>& x,
                            const std::vector<double>& dy, double epsilon) {
  const auto transposed = [](const std::vector<double>& values, Index from_rows, Index to_rows) {
    return list(Rows(Eigen::Map<const Rows>(values.data(), from_rows, to_rows).transpose()));
  };
  Normalized result = normalizeRows(columns, rows, transposed(x, rows, columns),
                                    transposed(dy, rows, columns), epsilon);
  result.y = transposed(result.y, columns, rows);
  result.dx = transposed(result.dx, columns, rows);
  return result;
}

Convolution convolution(const Conv2DGeometry& g, const std::vector<Real>& x,
                        const std::vector<Real>& kernel, const std::vector<Real>& dy) {
  const Index positions = g.batch * g.out_height * g.out_width;
  const Index in = g.in_channels / g.groups, out = g.out_channels / g.groups;
  Convolution result{std::vector<Sum>(dy.size()), std::vector<Sum>(x.size()),
                     std::vector<Sum>(kernel.size())};
  for (Index group = 0; group < g.groups; ++group) {
    const Indices at = patchIndices(g, group * in, in);
    const Matrix patches =
        at.unaryExpr([&](Index i) { return i == kPadding ? 0 : static_cast<double>(x[i]); });
    const Matrix weights = read({kernel.data() + group * out, g.out_channels}, at.cols(), out);
    const Matrix gradient = read({dy.data() + group * out, g.out_channels}, positions, out);
    const Products y(patches, weights), dkernel(patches.transpose(), gradient);
    const Products dx(gradient, weights.transpose());
    for (Index row = 0; row < positions; ++row) {
      for (Index o = 0; o < out; ++o)
        result.y[row * g.out_channels + group * out + o] = y.at(row, o);
      for (Index tap = 0; tap < at.cols(); ++tap) {
        if (at(row, tap) != kPadding) result.dx[at(row, tap)].add(dx.at(row, tap));
      }
    }
    for (Index tap = 0; tap < at.cols(); ++tap) {
      for (Index o = 0; o < out; ++o)
        result.dkernel[tap * g.out_channels + group * out + o] = dkernel.at(tap, o);
    }
  }
  return result;
}

}  // namespace minibatch::reference
