#pragma once

#include "kernels/gemm.h"

namespace minibatch {

/// y (rows, columns) = epilogue(y), for products that are not made by gemm().
void applyEpilogue(Index rows, Index columns, const Epilogue& epilogue, Real* y);

/// The backward pass of an epilogue, in one pass over dy (rows, columns): with `relu_output` (the
/// epilogue's result y; null where it has no relu), dy becomes zero where y is not positive; with
/// `dbias` (columns; or null), that is the sum of dy's rows. The order of a sum depends on rows
/// only.
void epilogueBackward(Index rows, Index columns, const Real* relu_output, Real* dy, Real* dbias,
                      Real* scratch, Parallel* parallel = nullptr);
/// Reals that it needs as scratch.
Index epilogueBackwardScratch(Index rows, Index columns);

}  // namespace minibatch
