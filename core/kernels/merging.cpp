#include "kernels/merging.h"

namespace minibatch {

void add(Index n, const Real* a, const Real* b, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = a[i] + b[i];
}

void subtract(Index n, const Real* a, const Real* b, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = a[i] - b[i];
}

void maximum(Index n, const Real* a, const Real* b, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = a[i] > b[i] ? a[i] : b[i];
}

void minimum(Index n, const Real* a, const Real* b, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = a[i] < b[i] ? a[i] : b[i];
}

void maximumBackward(Index n, const Real* a, const Real* b, const Real* dy, Real* da, Real* db) {
  for (Index i = 0; i < n; ++i) {
    const Real share = b[i] > a[i] ? Real{1} : b[i] == a[i] ? Real(0.5) : Real{0};
    const Real gradient = dy[i];
    db[i] = gradient * share;
    da[i] = gradient * (1 - share);
  }
}

}  // namespace minibatch
