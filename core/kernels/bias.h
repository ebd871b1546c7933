#pragma once

#include "kernels/gemm.h"

namespace minibatch {

/// y (rows, columns) = epilogue(y), for products that are not made by gemm().
void applyEpilogue(Index rows, Index columns, const Epilogue& epilogue, Real* y);

}  // namespace minibatch
