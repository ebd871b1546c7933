#pragma once

#include "base/tensor.h"

namespace minibatch {

// Activation functions on arrays of n elements, each with its gradient: dx = dy f'(x), from the
// input x or the output y as the parameter's name says. Outputs may be the inputs (in place).

/// y = min(max(x, 0), 6)
void relu6(Index n, const Real* x, Real* y);
void relu6Backward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = scale x where x > 0, else scale alpha (exp(x) - 1).
void elu(Index n, Real alpha, Real scale, const Real* x, Real* y);
void eluBackward(Index n, Real alpha, Real scale, const Real* x, const Real* dy, Real* dx);
/// y = x Φ(x), Φ being the share of a standard normal below x.
void gelu(Index n, const Real* x, Real* y);
void geluBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x sigmoid(x)
void silu(Index n, const Real* x, Real* y);
void siluBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = ln(1 + exp(x))
void softplus(Index n, const Real* x, Real* y);
void softplusBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x / (1 + |x|)
void softsign(Index n, const Real* x, Real* y);
void softsignBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = relu6(x + 3) / 6
void hardSigmoid(Index n, const Real* x, Real* y);
void hardSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = min(max(0.2 x + 0.5, 0), 1)
void steepHardSigmoid(Index n, const Real* x, Real* y);
void steepHardSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x relu6(x + 3) / 6
void hardSilu(Index n, const Real* x, Real* y);
void hardSiluBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = min(max(x, -1), 1)
void hardTanh(Index n, const Real* x, Real* y);
void hardTanhBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = -ln(1 + exp(-x))
void logSigmoid(Index n, const Real* x, Real* y);
void logSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = (x + sqrt(x² + 4)) / 2
void squareplus(Index n, const Real* x, Real* y);
void squareplusBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x - 0.5 above 0.5, x + 0.5 below -0.5, else 0.
void softShrink(Index n, const Real* x, Real* y);
void softShrinkBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x where |x| > 0.5, else 0. Its gradient is that of softShrink().
void hardShrink(Index n, const Real* x, Real* y);
/// y = x - tanh(x)
void tanhShrink(Index n, const Real* x, Real* y);
void tanhShrinkBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = min(max((x + 1) / 2, 0), 1)
void sparseSigmoid(Index n, const Real* x, Real* y);
void sparseSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = 0 up to -1, (x + 1)² / 4 from there to 1, then x.
void sparsePlus(Index n, const Real* x, Real* y);
void sparsePlusBackward(Index n, const Real* x, const Real* dy, Real* dx);
/// y = x tanh(softplus(x))
void mish(Index n, const Real* x, Real* y);
void mishBackward(Index n, const Real* x, const Real* dy, Real* dx);

/// y = x - ln(sum_c exp(x)) over the last axis of x (rows, classes).
void logSoftmax(Index rows, Index classes, const Real* x, Real* y);
/// dx = dy - exp(y) sum_c dy, from the output y.
void logSoftmaxBackward(Index rows, Index classes, const Real* y, const Real* dy, Real* dx);
/// y = max(x - tau, 0) over the last axis of x (rows, classes), with tau such that the sum is 1.
void sparsemax(Index rows, Index classes, const Real* x, Real* y);
/// dx = dy - mean_c dy over the classes whose y > 0, else 0, from the output y.
void sparsemaxBackward(Index rows, Index classes, const Real* y, const Real* dy, Real* dx);

/// The pieces of Keras's ReLU: most for x >= most, x for x >= threshold, else slope (x -
/// threshold).
struct ReluPieces {
  Real most, slope, threshold;
};
void reluInPieces(Index n, const ReluPieces& pieces, const Real* x, Real* y);
void reluInPiecesBackward(Index n, const ReluPieces& pieces, const Real* x, const Real* dy,
                          Real* dx);

}  // namespace minibatch
