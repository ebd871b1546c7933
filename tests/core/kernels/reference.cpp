#include "core/kernels/reference.h"

#include "eigen.h"

namespace minibatch::reference {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

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

std::vector<double> list(const Row& row) { return {row.data(), row.data() + row.size()}; }

}  // namespace

std::vector<Sum> product(Index m, Index n, Index k, const Operand& a, const Operand& b) {
  const Matrix left = read(a, m, k), right = read(b, k, n);
  const Matrix value = left * right, magnitude = left.cwiseAbs() * right.cwiseAbs();
  std::vector<Sum> sums(static_cast<std::size_t>(m * n));
  for (Index i = 0; i < m * n; ++i) sums[i] = {value.data()[i], magnitude.data()[i]};
  return sums;
}

Normalized normalizeColumns(Index rows, Index columns, const Real* x, const Real* dy,
                            double epsilon) {
  const Eigen::ArrayXXd values = read({x, columns}, rows, columns).array();
  const Eigen::ArrayXXd gradient = read({dy, columns}, rows, columns).array();
  const Row mean = values.colwise().mean();
  const Eigen::ArrayXXd centered = values.rowwise() - mean;
  const Row rstd = (centered.square().colwise().mean() + epsilon).rsqrt();
  const Eigen::ArrayXXd normalized = centered.rowwise() * rstd;
  const Row sum = gradient.colwise().sum(), dot = (gradient * normalized).colwise().sum();
  const auto count = static_cast<double>(rows);
  const Eigen::ArrayXXd through =
      ((gradient.rowwise() - sum / count) - normalized.rowwise() * (dot / count)).rowwise() * rstd;
  Normalized result{list(mean), list(rstd), list(sum), list(dot), {}, {}};
  const auto byRow = [](const Eigen::ArrayXXd& array) {
    const Matrix matrix = array.matrix();
    return std::vector<double>(matrix.data(), matrix.data() + matrix.size());
  };
  result.y = byRow(normalized);
  result.dx = byRow(through);
  return result;
}

}  // namespace minibatch::reference
