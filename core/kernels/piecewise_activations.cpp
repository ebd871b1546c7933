#include <algorithm>
#include <limits>

#include "kernels/activations.h"
#include "kernels/map.h"
#include "kernels/math.h"

// Activations made of pieces of lines and parabolas. Their gradients at the seams are Keras's.

namespace minibatch {
namespace {

using simd::Vector;

Vector all(double value) { return simd::splat(static_cast<Real>(value)); }

/// x, but at least `low` and at most `high`; NaN stays NaN.
MINIBATCH_INLINE Vector clip(Vector x, double low, double high) {
  return simd::min(all(high), simd::max(all(low), x));
}

}  // namespace

void reluInPieces(Index n, const ReluPieces& pieces, const Real* x, Real* y) {
  map(n, x, y, [&](Vector a) {
    const Vector threshold = simd::splat(pieces.threshold), most = simd::splat(pieces.most);
    const Vector below = simd::splat(pieces.slope) * (a - threshold);
    return simd::select(a >= most, most, simd::select(a >= threshold, a, below));
  });
}

void reluInPiecesBackward(Index n, const ReluPieces& pieces, const Real* x, const Real* dy,
                          Real* dx) {
  map(n, x, dy, dx, [&](Vector a, Vector g) {
    const Vector above =
        simd::select(a >= simd::splat(pieces.threshold), g, simd::splat(pieces.slope) * g);
    return simd::select(a >= simd::splat(pieces.most), Vector{}, above);
  });
}

void hardSigmoid(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return clip(a + all(3), 0, 6) / all(6); });
}

void hardSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx,
      [](Vector a, Vector g) { return simd::keepWhere((a > all(-3)) & (a < all(3)), g / all(6)); });
}

void steepHardSigmoid(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return clip(all(0.2) * a + all(0.5), 0, 1); });
}

void steepHardSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector line = all(0.2) * a + all(0.5);
    return simd::keepWhere((line >= Vector{}) & (line <= all(1)), all(0.2) * g);
  });
}

void hardSilu(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a * (clip(a + all(3), 0, 6) / all(6)); });
}

void hardSiluBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector slope = simd::keepWhere((a > all(-3)) & (a < all(3)), a / all(6));
    return g * (clip(a + all(3), 0, 6) / all(6) + slope);
  });
}

void hardTanh(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return clip(a, -1, 1); });
}

void hardTanhBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx,
      [](Vector a, Vector g) { return simd::keepWhere((a >= all(-1)) & (a <= all(1)), g); });
}

void softShrink(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a - clip(a, -0.5, 0.5); });
}

void softShrinkBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) { return simd::keepWhere(simd::abs(a) > all(0.5), g); });
}

void hardShrink(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::keepWhere(!(simd::abs(a) <= all(0.5)), a); });
}

void tanhShrink(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a - simd::tanh(a); });
}

void tanhShrinkBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector t = simd::tanh(a);
    return g * (t * t);
  });
}

void sparseSigmoid(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return all(0.5) * clip(a + all(1), 0, 2); });
}

void sparseSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    return simd::keepWhere((a > all(-1)) & (a < all(1)), all(0.5) * g);
  });
}

void sparsePlus(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) {
    const Vector curve = simd::max(Vector{}, a + all(1));
    return simd::select(a >= all(1), a, curve * curve / all(4));
  });
}

void sparsePlusBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) { return g * (all(0.5) * clip(a + all(1), 0, 2)); });
}

// Martins and Astudillo, "From Softmax to Sparsemax", ICML 2016. The threshold tau is found without
// sorting (Michelot 1986): classes below the threshold of those left are left out until none is.
void sparsemax(Index rows, Index classes, const Real* x, Real* y) {
  for (Index row = 0; row < rows; ++row, x += classes, y += classes) {
    const Real largest = *std::max_element(x, x + classes);
    double tau = -std::numeric_limits<double>::infinity();
    Index left = classes + 1;
    while (true) {
      double sum = -1;
      Index count = 0;
      for (Index c = 0; c < classes; ++c) {
        const double below = static_cast<double>(x[c] - largest);
        if (!(below > tau)) continue;
        sum += below;
        ++count;
      }
      if (count == 0 || count >= left) break;
      left = count;
      tau = sum / static_cast<double>(count);
    }
    const Vector shift = simd::splat(largest), threshold = all(tau);
    map(classes, x, y, [=](Vector a) { return simd::max(Vector{}, (a - shift) - threshold); });
  }
}

void sparsemaxBackward(Index rows, Index classes, const Real* y, const Real* dy, Real* dx) {
  for (Index row = 0; row < rows; ++row, y += classes, dy += classes, dx += classes) {
    Real sum = 0;
    Index count = 0;
    for (Index c = 0; c < classes; ++c) {
      if (!(y[c] > 0)) continue;
      sum += dy[c];
      ++count;
    }
    const Vector mean = simd::splat(sum / static_cast<Real>(count));
    map(classes, y, dy, dx,
        [mean](Vector a, Vector g) { return simd::keepWhere(a > Vector{}, g - mean); });
  }
}

}  // namespace minibatch
