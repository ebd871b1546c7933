#include "eigen_product.h"

// The core includes Eigen without its vectorization, but for double alone: the templates of float
// are this file's.
#include <Eigen/Core>

namespace minibatch::bench {
namespace {

using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const Matrix> map(const Operand& operand, Index rows, Index columns) {
  return operand.transposed ? Eigen::Map<const Matrix>(operand.data, columns, rows)
                            : Eigen::Map<const Matrix>(operand.data, rows, columns);
}

}  // namespace

void eigenProduct(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                  const Epilogue& epilogue) {
  const auto left = map(a, m, k), right = map(b, k, n);
  Eigen::Map<Matrix> result(c, m, n);
  if (a.transposed) {
    result.noalias() = left.transpose() * right;
  } else if (b.transposed) {
    result.noalias() = left * right.transpose();
  } else {
    result.noalias() = left * right;
  }
  if (epilogue.bias) {
    result.rowwise() += Eigen::Map<const Eigen::RowVector<Real, Eigen::Dynamic>>(epilogue.bias, n);
  }
  if (epilogue.relu) result = result.cwiseMax(Real(0));
}

}  // namespace minibatch::bench
