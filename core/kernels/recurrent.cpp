#include "kernels/recurrent.h"

#include <algorithm>

namespace minibatch {

// Plain loops: every element is computed alone, so the compiler may use any number of lanes without
// changing a bit.

void toTimeMajor(Index batch, Index steps, Index features, bool reverse, const Real* x,
                 const Real* mask, Real* y) {
  for (Index step = 0; step < steps; ++step) {
    const Index from = reverse ? steps - 1 - step : step;
    for (Index n = 0; n < batch; ++n, y += features) {
      const Real* row = x + (n * steps + from) * features;
      if (!mask) {
        std::copy_n(row, features, y);
        continue;
      }
      const Real* factors = mask + n * features;
      for (Index i = 0; i < features; ++i) y[i] = row[i] * factors[i];
    }
  }
}

void fromTimeMajor(Index batch, Index steps, Index features, bool reverse, const Real* dy,
                   const Real* mask, bool add, Real* dx) {
  for (Index step = 0; step < steps; ++step) {
    const Index to = reverse ? steps - 1 - step : step;
    for (Index n = 0; n < batch; ++n, dy += features) {
      Real* row = dx + (n * steps + to) * features;
      const Real* factors = mask ? mask + n * features : nullptr;
      for (Index i = 0; i < features; ++i) {
        const Real value = factors ? dy[i] * factors[i] : dy[i];
        row[i] = add ? row[i] + value : value;
      }
    }
  }
}

void splitGates(Index batch, Index units, Index gates, Index stride, const Real* a, const Real* b,
                Index block_stride, Real* blocks) {
  for (Index gate = 0; gate < gates; ++gate) {
    for (Index n = 0; n < batch; ++n) {
      const Real* first = a + n * stride + gate * units;
      const Real* second = b + n * stride + gate * units;
      Real* sum = blocks + gate * block_stride + n * units;
      for (Index u = 0; u < units; ++u) sum[u] = first[u] + second[u];
    }
  }
}

void joinGates(Index batch, Index units, Index gates, Index stride, Index block_stride,
               const Real* blocks, Real* joined) {
  for (Index gate = 0; gate < gates; ++gate) {
    for (Index n = 0; n < batch; ++n) {
      std::copy_n(blocks + gate * block_stride + n * units, units,
                  joined + n * stride + gate * units);
    }
  }
}

void gatherGate(Index batch, Index units, Index stride, const Real* joined, Real* block) {
  for (Index n = 0; n < batch; ++n) std::copy_n(joined + n * stride, units, block + n * units);
}

void addScaledGate(Index batch, Index units, Index stride, const Real* a, const Real* b,
                   const Real* factor, Real* kept, Real* sum) {
  for (Index n = 0; n < batch; ++n) {
    for (Index u = 0; u < units; ++u) {
      const Index i = n * units + u;
      kept[i] = b[n * stride + u];
      sum[i] = a[n * stride + u] + factor[i] * kept[i];
    }
  }
}

void multiplyAdd(Index n, const Real* x, const Real* z, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = y[i] + x[i] * z[i];
}

void mix(Index n, const Real* a, const Real* x, const Real* z, Real* y) {
  for (Index i = 0; i < n; ++i) y[i] = a[i] * x[i] + (1 - a[i]) * z[i];
}

void mixBackward(Index n, const Real* a, const Real* x, const Real* z, const Real* dy, Real* da,
                 Real* dx, Real* dz) {
  for (Index i = 0; i < n; ++i) {
    const Real gradient = dy[i];
    da[i] = gradient * (x[i] - z[i]);
    dz[i] = gradient * (1 - a[i]);
    dx[i] = gradient * a[i];
  }
}

}  // namespace minibatch
