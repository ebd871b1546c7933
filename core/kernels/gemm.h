#pragma once

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

/// A row-major matrix as an operand of a product, read transposed on demand.
/// Not transposed, element (i, j) is data[i * stride + j]; transposed, data[j * stride + i].
struct Operand {
  const Real* data;
  Index stride;
  bool transposed = false;
};

/// What happens to a product before it is stored, in this order: add `bias`, then relu.
struct Epilogue {
  const Real* bias = nullptr;  // (n), added to every row
  bool relu = false;
};

/// Number of Reals gemm() needs as scratch for sizes up to these, for every thread.
Index gemmScratchSize(Index m, Index n, Index k);

/// c (m, n) = epilogue(a (m, k) · b (k, n)), c row-major with `c_stride` elements a row.
/// The order of every sum depends on (m, n, k) only. Matrices may not overlap. The threads' scratch
/// lies one after the other.
void gemm(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c, Index c_stride,
          const Epilogue& epilogue, Real* scratch, Parallel* parallel = nullptr);

/// Reals of a second operand (k, n) as packOperand() writes it.
Index packedOperandSize(Index n, Index k);
/// b (k, n) for products with many first operands: gemm() would pack it for each.
void packOperand(Index n, Index k, const Operand& b, Real* packed);
/// gemm() with a by rows and b packed, on one thread: its sums are in the same order.
void gemmPacked(Index m, Index n, Index k, const Real* a, Index a_stride, const Real* packed,
                Real* c, Index c_stride, const Epilogue& epilogue);

}  // namespace minibatch
