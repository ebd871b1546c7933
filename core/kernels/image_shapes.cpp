#include "kernels/image_shapes.h"

#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

/// Calls function(row of an image, the same row inside the padding).
template <class Images, class Framed, class Function>
void eachRow(const PadGeometry& g, Images* images, Framed* padded, const Function& function) {
  const Index row = g.width * g.channels, framed_row = g.padded_width * g.channels;
  for (Index image = 0; image < g.batch; ++image) {
    for (Index y = 0; y < g.height; ++y) {
      function(images + (image * g.height + y) * row,
               padded + (image * g.padded_height + g.top + y) * framed_row + g.left * g.channels);
    }
  }
}

/// Between which two positions an output lies, and how near to the second.
struct Between {
  Index first, second;
  Real part;

  Between(Index output, Index factor, Index size) {
    const double at = (static_cast<double>(output) + 0.5) / static_cast<double>(factor) - 0.5;
    const double below = std::floor(at);
    part = static_cast<Real>(at - below);
    first = std::max<Index>(0, static_cast<Index>(below));
    second = std::min(size - 1, static_cast<Index>(below) + 1);
  }
};

/// Calls function(offset of the output pixel, offsets of four input pixels, their weights).
template <class Function>
void eachPixel(const UpSamplingGeometry& g, const Function& function) {
  Index output = 0;
  for (Index image = 0; image < g.batch; ++image) {
    for (Index row = 0; row < g.height * g.row_factor; ++row) {
      const Between y(row, g.row_factor, g.height);
      for (Index column = 0; column < g.width * g.column_factor; ++column) {
        const Between x(column, g.column_factor, g.width);
        const auto offset = [&](Index at_y, Index at_x) {
          return ((image * g.height + at_y) * g.width + at_x) * g.channels;
        };
        const Index from[4] = {offset(y.first, x.first), offset(y.first, x.second),
                               offset(y.second, x.first), offset(y.second, x.second)};
        const Real weights[4] = {(1 - y.part) * (1 - x.part), (1 - y.part) * x.part,
                                 y.part * (1 - x.part), y.part * x.part};
        function(output, from, weights);
        output += g.channels;
      }
    }
  }
}

}  // namespace

void padImages(const PadGeometry& g, const Real* images, Real* padded) {
  std::fill_n(padded, g.batch * g.padded_height * g.padded_width * g.channels, Real{0});
  eachRow(g, images, padded,
          [&](const Real* from, Real* to) { std::copy_n(from, g.width * g.channels, to); });
}

void cropImages(const PadGeometry& g, const Real* padded, Real* images) {
  eachRow(g, images, padded,
          [&](Real* to, const Real* from) { std::copy_n(from, g.width * g.channels, to); });
}

void upSampleNearest(const UpSamplingGeometry& g, const Real* x, Real* y) {
  const Index row = g.width * g.column_factor * g.channels;
  for (Index i = 0; i < g.batch * g.height; ++i) {
    const Real* first = y;
    for (Index column = 0; column < g.width; ++column, x += g.channels) {
      for (Index repeat = 0; repeat < g.column_factor; ++repeat) {
        y = std::copy_n(x, g.channels, y);
      }
    }
    for (Index repeat = 1; repeat < g.row_factor; ++repeat) y = std::copy_n(first, row, y);
  }
}

void upSampleNearestBackward(const UpSamplingGeometry& g, const Real* dy, Real* dx) {
  std::fill_n(dx, g.batch * g.height * g.width * g.channels, Real{0});
  for (Index i = 0; i < g.batch * g.height; ++i, dx += g.width * g.channels) {
    for (Index row = 0; row < g.row_factor; ++row) {
      for (Index column = 0; column < g.width * g.column_factor; ++column, dy += g.channels) {
        Real* to = dx + column / g.column_factor * g.channels;
        for (Index c = 0; c < g.channels; ++c) to[c] += dy[c];
      }
    }
  }
}

void upSampleBilinear(const UpSamplingGeometry& g, const Real* x, Real* y) {
  eachPixel(g, [&](Index output, const Index(&from)[4], const Real(&weights)[4]) {
    for (Index c = 0; c < g.channels; ++c) {
      y[output + c] = (x[from[0] + c] * weights[0] + x[from[1] + c] * weights[1]) +
                      (x[from[2] + c] * weights[2] + x[from[3] + c] * weights[3]);
    }
  });
}

void upSampleBilinearBackward(const UpSamplingGeometry& g, const Real* dy, Real* dx) {
  std::fill_n(dx, g.batch * g.height * g.width * g.channels, Real{0});
  eachPixel(g, [&](Index output, const Index(&from)[4], const Real(&weights)[4]) {
    for (int corner = 0; corner < 4; ++corner) {
      for (Index c = 0; c < g.channels; ++c) {
        dx[from[corner] + c] += dy[output + c] * weights[corner];
      }
    }
  });
}

}  // namespace minibatch
