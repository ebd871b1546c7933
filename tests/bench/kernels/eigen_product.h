#pragma once

#include "kernels/gemm.h"

namespace minibatch::bench {

/// What gemm() computes, by Eigen with the vectorization that it is compiled with.
void eigenProduct(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                  const Epilogue& epilogue);

}  // namespace minibatch::bench
