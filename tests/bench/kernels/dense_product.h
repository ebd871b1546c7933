#pragma once

#include <string>
#include <vector>

#include "kernels/gemm.h"

namespace minibatch::bench {

/// c (m, n) = a (m, k) · b (k, n), either operand read transposed; one of a Dense layer's three.
struct DenseProduct {
  std::string name;  // "forward/mlp/32x784x128": the pass, a model of ../models.mjs, and its sizes
  Index m, n, k;
  bool a_transposed = false, b_transposed = false;
  bool with_epilogue = false;  // bias and relu

  double operations() const;
};

/// The products of the Dense layers of mlp, bn_mlp and jaxjs_mlp.
std::vector<DenseProduct> denseProducts();

/// A product with its operands, by either library, on one thread.
class DenseProductRun {
 public:
  explicit DenseProductRun(const DenseProduct& product);

  void byGemm();
  void byEigen();
  Real* result() { return c_.data(); }

 private:
  DenseProduct product_;
  std::vector<Real> a_, b_, bias_, c_, scratch_;
  Operand left_, right_;
  Epilogue epilogue_;
};

}  // namespace minibatch::bench
