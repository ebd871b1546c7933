#pragma once

#include "kernels/conv2d.h"

namespace minibatch {

// Convolutions with 3x3 kernels by Winograd's minimal filtering F(2x2, 3x3) (Lavin & Gray, "Fast
// Algorithms for Convolutional Neural Networks", 2016): 2x2 outputs of a channel take 16 products
// instead of 36. Y = Aᵀ((G g Gᵀ) ∘ (Bᵀ d B))A for a 4x4 square d of the input and a kernel g;
// summed over the input channels, each of the 16 elements is a matrix product. The gradients are
// the adjoints of these transforms. A result differs from the direct sum by a few roundings of the
// largest terms near it.

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
