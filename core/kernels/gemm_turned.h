#pragma once

#include "kernels/gemm.h"

namespace minibatch {

/// Whether less is written by turning the result of a (m, k) · b (k, n) than by packing a
/// transposed b.
bool turnsResult(Index m, Index k, const Operand& a, const Operand& b);

/// Number of Reals multiplyTurned() needs as scratch for sizes up to these.
Index turnedScratchSize(Index m, Index k);

/// gemm() on one thread as the transpose of bᵀ · aᵀ, where turnsResult(): of a large b nothing is
/// packed. The order of every sum is gemm()'s.
void multiplyTurned(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                    Index c_stride, const Epilogue& epilogue, Real* scratch);

}  // namespace minibatch
