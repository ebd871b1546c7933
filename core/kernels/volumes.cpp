#include "kernels/volumes.h"

#include <algorithm>
#include <limits>

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

// Calls visit(tap, input) for what the window of `output` sees inside the volume.
template <class Visit>
void eachTap(const VolumeGeometry& g, Index output, const Visit& visit) {
  const auto& [depth, height, width] = g.axes;
  const auto start = [](const VolumeAxis& axis, Index at) { return at * axis.stride - axis.pad; };
  const Index row = output / width.output;
  const Index z0 = start(depth, row / height.output), y0 = start(height, row % height.output),
              x0 = start(width, output % width.output);
  const auto inside = [](const VolumeAxis& axis, Index at) { return at >= 0 && at < axis.input; };
  Index tap = 0;
  for (Index kz = 0, z = z0; kz < depth.size; ++kz, z += depth.dilation) {
    for (Index ky = 0, y = y0; ky < height.size; ++ky, y += height.dilation) {
      if (!inside(depth, z) || !inside(height, y)) {
        tap += width.size;
        continue;
      }
      const Index line = (z * height.input + y) * width.input;
      for (Index kx = 0, x = x0; kx < width.size; ++kx, ++tap, x += width.dilation) {
        if (inside(width, x)) visit(tap, line + x);
      }
    }
  }
}

Index seen(const VolumeGeometry& g, Index output) {
  Index count = 0;
  eachTap(g, output, [&](Index, Index) { ++count; });
  return count;
}

}  // namespace

void gatherVolumePatches(const VolumeGeometry& g, Index first, Index count,
                         const ChannelRange& channels, const Real* x, Real* patches) {
  const Index depth = g.taps() * channels.count;
  std::fill_n(patches, count * depth, Real{0});
  for (Index i = 0; i < count; ++i, patches += depth) {
    eachTap(g, first + i, [&](Index tap, Index at) {
      std::copy_n(x + at * g.channels + channels.first, channels.count,
                  patches + tap * channels.count);
    });
  }
}

void scatterVolumePatches(const VolumeGeometry& g, Index first, Index count,
                          const ChannelRange& channels, const Real* patches, Real* dx) {
  for (Index i = 0; i < count; ++i, patches += g.taps() * channels.count) {
    eachTap(g, first + i, [&](Index tap, Index at) {
      addTo(channels.count, patches + tap * channels.count, dx + at * g.channels + channels.first);
    });
  }
}

void maxPool3DForward(const VolumeGeometry& g, const Real* x, Real* y) {
  for (Index output = 0; output < g.outputs(); ++output, y += g.channels) {
    std::fill_n(y, g.channels, -std::numeric_limits<Real>::infinity());
    eachTap(g, output, [&](Index, Index at) {
      const Real* from = x + at * g.channels;
      for (Index c = 0; c < g.channels; ++c) {
        if (from[c] > y[c] || from[c] != from[c]) y[c] = from[c];  // NaN stays NaN
      }
    });
  }
}

void maxPool3DBackward(const VolumeGeometry& g, const Real* x, const Real* y, const Real* dy,
                       Real* dx) {
  std::fill_n(dx, g.inputs() * g.channels, Real{0});
  for (Index output = 0; output < g.outputs(); ++output) {
    for (Index c = 0; c < g.channels; ++c, ++y, ++dy) {
      bool found = false;
      eachTap(g, output, [&](Index, Index at) {
        const Index element = at * g.channels + c;
        if (found || x[element] != *y) return;
        found = true;
        dx[element] += *dy;
      });
    }
  }
}

void sumWindows(const VolumeGeometry& g, bool mean, const Real* x, Real* y) {
  for (Index output = 0; output < g.outputs(); ++output, y += g.channels) {
    std::fill_n(y, g.channels, Real{0});
    eachTap(g, output, [&](Index, Index at) { addTo(g.channels, x + at * g.channels, y); });
    if (mean) scale(g.channels, 1 / static_cast<Real>(seen(g, output)), y, y);
  }
}

void spreadOverWindows(const VolumeGeometry& g, bool mean, const Real* dy, Real* dx) {
  std::fill_n(dx, g.inputs() * g.channels, Real{0});
  for (Index output = 0; output < g.outputs(); ++output, dy += g.channels) {
    const Real share = mean ? 1 / static_cast<Real>(seen(g, output)) : Real{1};
    eachTap(g, output, [&](Index, Index at) {
      for (Index c = 0; c < g.channels; ++c) dx[at * g.channels + c] += share * dy[c];
    });
  }
}

}  // namespace minibatch
