#pragma once

#include "kernels/gemm.h"

namespace minibatch::bench {

/// What gemm() computes, by Eigen with its vectorization.
void eigenProduct(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                  const Epilogue& epilogue);

}  // namespace minibatch::bench
