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

}  // namespace minibatch
