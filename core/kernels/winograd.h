#pragma once

#include "kernels/conv2d.h"

namespace minibatch {

// Convolutions with 3x3 kernels by Winograd's minimal filtering F(4x4, 3x3) (Lavin & Gray, "Fast
// Algorithms for Convolutional Neural Networks", 2016): 4x4 outputs of a channel take 36 products
// instead of 144. Y = Aᵀ((G g Gᵀ) ∘ (Bᵀ d B))A for a 6x6 square d of the input and a kernel g;
// summed over the input channels, each of the 36 elements is a matrix product. The input's gradient
// is such a convolution itself, of the output's gradient; the kernel's is the adjoint of the
// transforms. A result differs from the direct sum by a few roundings of the largest terms near it.

/// Whether the passes of a convolution are made this way. Does not depend on the batch.
bool usesWinograd(const Conv2DGeometry& geometry);

Scratch winogradForwardScratch(const Conv2DGeometry& geometry);
Scratch winogradBackwardInputScratch(const Conv2DGeometry& geometry);
Scratch winogradBackwardKernelScratch(const Conv2DGeometry& geometry);

/// The passes of conv2d.h, where usesWinograd().
void winogradForward(const Conv2DGeometry& geometry, const Real* x, const Real* kernel,
                     const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel);
void winogradBackwardInput(const Conv2DGeometry& geometry, const Real* dy, const Real* kernel,
                           Real* dx, Real* scratch, Parallel* parallel);
void winogradBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                            const EpilogueGradient& epilogue, Real* dkernel, Real* scratch,
                            Parallel* parallel);

}  // namespace minibatch
