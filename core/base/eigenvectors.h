#pragma once

#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Eigenvalues and eigenvectors of a symmetric matrix, in steps of which each is at most a few
/// passes over the matrix, so that those of a large one can be cancelled (Eigen's solver finds all
/// of them in one call). Householder's reflections to a tridiagonal matrix, then the QL algorithm
/// with implicit shifts: EISPACK's tred2 and tql2, in double precision, with the same bits on every
/// machine.
class SymmetricEigenvectors {
 public:
  /// `matrix` (size, size); size is at least 1.
  SymmetricEigenvectors(Index size, std::vector<double> matrix);

  /// How many calls of step() there are.
  static Index steps(Index size) { return 3 * size; }
  void step();

  /// After the last step, largest eigenvalue first.
  double value(Index index) const;
  /// Of length 1; the entry of the largest size is positive, the first of those that are equal but
  /// for rounding.
  std::vector<double> vector(Index index) const;

 private:
  double& at(Index row, Index column) { return v_[static_cast<std::size_t>(column * size_ + row)]; }
  double at(Index row, Index column) const {
    return v_[static_cast<std::size_t>(column * size_ + row)];
  }
  void reduce(Index i);
  void accumulate(Index i);
  void findValue(Index l);
  void rotate(Index l, Index m);
  void sort();

  Index size_, step_ = 0;
  std::vector<double> v_;      // what becomes the eigenvectors, by columns
  std::vector<double> d_, e_;  // the diagonal and, from 1, what is below it
  double shift_ = 0, largest_ = 0;
  std::vector<Index> order_;
};

}  // namespace minibatch
