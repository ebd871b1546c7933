#include "kernels/winograd_transforms.h"

#include "kernels/tile.h"

namespace minibatch::winograd {
namespace {

/// Where the vectors of the channels first … first + kChannels - 1 go, of tile 0, and how far apart
/// tiles are there.
struct Targets {
  Real* data[kChannels / simd::kLanes];
  Index step[kChannels / simd::kLanes];

  Targets(const Block& block, const Transformed& to, Index first, Index channels) {
    for (Index i = 0; i * simd::kLanes < kChannels; ++i) {
      const Index c = first + i * simd::kLanes, panel = c / to.panel * to.panel;
      data[i] = to.data + panel * block.tiles() + (c - panel);
      step[i] = to.panel == tile::kColumns ? tile::panelWidth(panel, channels) : to.panel;
    }
  }
};

}  // namespace

void transformInputs(const Conv2DGeometry& g, const Block& block, const Real* x,
                     const Real* outside, const Transformed& to) {
  for (Index begin = 0; begin < g.in_channels; begin += kChannels) {
    const Index end = std::min(begin + kChannels, g.in_channels);
    const Targets targets(block, to, begin, g.in_channels);
    Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
      const auto square = inputSquare<const Real*>(g, x, image, row, column, outside);
      for (Index c = begin; c < end; c += simd::kLanes) {
        const Index i = (c - begin) / simd::kLanes;
        Real* const transformed = targets.data[i] + tile * targets.step[i];
        apply<InputTransform>(
            [&](int r, int s) MINIBATCH_INLINE_LAMBDA { return simd::load(square.at[r][s] + c); },
            [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
              simd::store(transformed + (r * kInputs + s) * to.plane, value);
            });
      }
    });
  }
}

void transformOutputGradients(const Conv2DGeometry& g, const Block& block, const Channels& channels,
                              const Real* dy, const EpilogueGradient& epilogue, const Real* outside,
                              const Transformed& to) {
  for (Index begin = channels.first; begin < channels.last; begin += kChannels) {
    const Index end = std::min(begin + kChannels, channels.last);
    const Targets targets(block, to, begin - channels.first, channels.last - channels.first);
    Vector sums[kChannels / simd::kLanes] = {};
    Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
      const auto square = outputSquare<const Real*>(g, dy, image, row, column, outside);
      for (Index c = begin; c < end; c += simd::kLanes) {
        const Index i = (c - begin) / simd::kLanes;
        Real* const transformed = targets.data[i] + tile * targets.step[i];
        Vector sum = {};
        apply<OutputGradientTransform>(
            [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
              const Real* const pixel = square.at[r][s];
              Vector value = simd::load(pixel + c);
              if (epilogue.relu_output && pixel != outside) {
                const Index at = pixel - dy + c;
                value = simd::keepWhere(simd::load(epilogue.relu_output + at) > Vector{}, value);
                if (epilogue.masked_dy) simd::store(epilogue.masked_dy + at, value);
              }
              sum += value;
              return value;
            },
            [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
              simd::store(transformed + (r * kInputs + s) * to.plane, value);
            });
        sums[i] += sum;
      }
    });
    if (!epilogue.dbias) continue;
    for (Index c = begin; c < end; c += simd::kLanes) {
      Real* const dbias = epilogue.dbias + c;
      simd::store(dbias, simd::load(dbias) + sums[(c - begin) / simd::kLanes]);
    }
  }
}

}  // namespace minibatch::winograd
