#include "kernels/winograd_zeros.h"

#include <bit>

namespace minibatch::winograd {
namespace {

using simd::kLanes;
using simd::Mask;

// Outputs along an axis that are looked at together: the inputs which they meet are the bits of a
// word.
constexpr Index kSide = 30, kInputSide = kSide + kTaps - 1;
static_assert(kInputSide == 32);
// Vectors of channels read at a time: a line of the cache.
constexpr int kVectors = 4;
constexpr Index kAllTaps = kTaps * kTaps;
// Parts of the batch that are searched at the same time: each looks at a first image anew.
constexpr Index kMaxParts = 4;

Mask loadMask(const Real* from) { return simd::toBits(simd::load(from)); }
void storeMask(Real* to, Mask mask) { simd::store(to, simd::fromBits(mask)); }
bool isAny(Mask mask) { return simd::bitmask(mask) != 0; }
MINIBATCH_INLINE Mask splatBit(Index bit) {
  return simd::splatInt(static_cast<simd::Int>(simd::Unsigned{1} << bit));
}
std::uint32_t word(simd::Int bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t wordAt(const Real* from) {
  simd::Int bits;
  std::memcpy(&bits, from, sizeof(bits));
  return word(bits);
}

/// A part of a square of pixels: that which exists.
struct Window {
  Index top, bottom, left, right;
};

/// Which values of a square of pixels are not zero: a word for each row and channel, of which a bit
/// is a column, and one for each channel, of which a bit is a row that has any.
class Bits {
 public:
  Bits(Index channels, Real* data) : channels_(channels), rows_(data), words_(data + channels) {}
  static Index size(Index channels) { return (kInputSide + 1) * channels; }

  const Real* rows() const { return rows_; }
  const Real* words(Index row) const { return words_ + row * channels_; }

  /// Reads the channels that are `wanted` (masks of kLanes each), and takes the others for zero.
  /// Pixel (0, 0) of the square begins at `origin` in `values`; of relu's gradient only those count
  /// whose output (or null) is positive.
  void read(const Window& window, Index origin, Index row_stride, const Real* values,
            const Real* relu_output, const Real* wanted) {
    Index c = 0;
    const auto some = [&](auto vectors) {
      constexpr int kCount = decltype(vectors)::value;
      for (; c + kCount * kLanes <= channels_; c += kCount * kLanes) {
        Mask is_wanted = {};
        for (int v = 0; v < kCount; ++v) is_wanted |= loadMask(wanted + c + v * kLanes);
        readVectors<kCount>(c, isAny(is_wanted) ? window : Window{}, origin + c, row_stride, values,
                            relu_output);
      }
    };
    some(std::integral_constant<int, kVectors>{});
    some(std::integral_constant<int, 1>{});
  }

 private:
  template <int kCount>
  void readVectors(Index c, const Window& window, Index origin, Index row_stride,
                   const Real* values, const Real* relu_output) {
    Mask rows[kCount] = {};
    for (Index row = window.top; row < window.bottom; ++row) {
      Mask bits[kCount] = {};
      Index at = origin + row * row_stride + window.left * channels_;
      for (Index column = window.left; column < window.right; ++column, at += channels_) {
        const Mask bit = splatBit(column);
        simd::unrolled<kCount>([&](auto v) MINIBATCH_INLINE_LAMBDA {
          Mask counts = simd::load(values + at + v() * kLanes) != simd::Vector{};
          if (relu_output) {
            counts &= simd::load(relu_output + at + v() * kLanes) > simd::Vector{};
          }
          bits[v()] |= counts & bit;
        });
      }
      simd::unrolled<kCount>([&](auto v) MINIBATCH_INLINE_LAMBDA {
        storeMask(words_ + row * channels_ + c + v() * kLanes, bits[v()]);
        rows[v()] |= (bits[v()] != Mask{}) & splatBit(row);
      });
    }
    simd::unrolled<kCount>(
        [&](auto v) MINIBATCH_INLINE_LAMBDA { storeMask(rows_ + c + v() * kLanes, rows[v()]); });
  }

  Index channels_;
  Real* rows_;
  Real* words_;
};

/// What was found of the kernel's sums, for every input channel and vector of output channels: for
/// every tap, all ones in the lanes whose sums no product was found for; and whether there are any.
struct Found {
  Index groups;  // vectors of output channels
  Real* empty;
  Real* has_empty;

  Found(const Conv2DGeometry& g, Real* data)
      : groups(g.out_channels / kLanes),
        empty(data),
        has_empty(data + kAllTaps * g.in_channels * g.out_channels) {}
  Real* emptyOf(Index in, Index group) const {
    return empty + (in * groups + group) * kAllTaps * kLanes;
  }
  Real& hasEmpty(Index in, Index group) const { return has_empty[in * groups + group]; }
};

/// Looks in some images for products that are not zero.
class Search {
 public:
  Search(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output,
         const Found& found, Real* scratch)
      : g_(g),
        x_(x),
        dy_(dy),
        relu_output_(relu_output),
        found_(found),
        in_(g.in_channels, scratch),
        out_(g.out_channels, scratch + Bits::size(g.in_channels)),
        wanted_in_(scratch + Bits::size(g.in_channels) + Bits::size(g.out_channels)),
        wanted_out_(wanted_in_ + g.in_channels) {}

  static Index scratchSize(const Conv2DGeometry& g) {
    return (Bits::size(1) + 1) * (g.in_channels + g.out_channels);
  }

  void run(Index first, Index last, const Real* dkernel) {
    begin(dkernel);
    for (Index image = first; image < last; ++image) {
      for (Index row = 0; row < g_.out_height; row += kSide) {
        for (Index column = 0; column < g_.out_width; column += kSide) {
          if (!isAnyWanted()) return;
          look(image, row, column);
        }
      }
    }
  }

 private:
  void begin(const Real* dkernel) {
    for (Index in = 0; in < g_.in_channels; ++in) {
      for (Index group = 0; group < found_.groups; ++group) {
        Mask any = {};
        for (Index tap = 0; tap < kAllTaps; ++tap) {
          // A sum that is zero already needs no look.
          const Real* sums = dkernel + (tap * g_.in_channels + in) * g_.out_channels;
          const Mask empty = simd::load(sums + group * kLanes) != simd::Vector{};
          storeMask(found_.emptyOf(in, group) + tap * kLanes, empty);
          any |= empty;
        }
        found_.hasEmpty(in, group) = isAny(any) ? 1 : 0;
      }
    }
  }

  /// Finds the channels of which a sum may be empty, and whether there are any.
  bool isAnyWanted() {
    std::fill_n(wanted_in_, g_.in_channels + g_.out_channels, Real{0});
    bool is_any = false;
    const Mask all = ~Mask{};
    for (Index in = 0; in < g_.in_channels; ++in) {
      for (Index group = 0; group < found_.groups; ++group) {
        if (found_.hasEmpty(in, group) == 0) continue;
        storeMask(wanted_in_ + in / kLanes * kLanes, all);
        storeMask(wanted_out_ + group * kLanes, all);
        is_any = true;
      }
    }
    return is_any;
  }

  void look(Index image, Index row, Index column) {
    const Index rows = std::min(kSide, g_.out_height - row);
    const Index columns = std::min(kSide, g_.out_width - column);
    const Index row_size = g_.out_width * g_.out_channels;
    out_.read({0, rows, 0, columns},
              (image * g_.out_height + row) * row_size + column * g_.out_channels, row_size, dy_,
              relu_output_, wanted_out_);
    const Index top = row - g_.pad_top, left = column - g_.pad_left;
    const Index in_row_size = g_.in_width * g_.in_channels;
    in_.read({std::max<Index>(0, -top), std::min(rows + kTaps - 1, g_.in_height - top),
              std::max<Index>(0, -left), std::min(columns + kTaps - 1, g_.in_width - left)},
             (image * g_.in_height + top) * in_row_size + left * g_.in_channels, in_row_size, x_,
             nullptr, wanted_in_);
    for (Index in = 0; in < g_.in_channels; ++in) {
      if (wordAt(in_.rows() + in) == 0) continue;
      for (Index group = 0; group < found_.groups; ++group) {
        if (found_.hasEmpty(in, group) != 0) lookForMore(in, group);
      }
    }
  }

  void lookForMore(Index in, Index group) {
    Real* const empty = found_.emptyOf(in, group);
    Mask any = {};
    for (Index tap = 0; tap < kAllTaps; ++tap) {
      Mask of_tap = loadMask(empty + tap * kLanes);
      if (!isAny(of_tap)) continue;
      of_tap = stillEmpty(of_tap, tap, in, group * kLanes);
      storeMask(empty + tap * kLanes, of_tap);
      any |= of_tap;
    }
    if (!isAny(any)) found_.hasEmpty(in, group) = 0;
  }

  /// Those output channels of out … out + kLanes - 1 that are `empty` and stay so: no product with
  /// input channel `in` at this tap is anything but zero.
  Mask stillEmpty(Mask empty, Index tap, Index in, Index out) const {
    const Index down = tap / kTaps, right = tap % kTaps;
    const Mask of_lanes = loadMask(out_.rows() + out) & empty;
    std::uint32_t rows = (wordAt(in_.rows() + in) >> down) &
                         word(of_lanes[0] | of_lanes[1] | of_lanes[2] | of_lanes[3]);
    for (; rows != 0; rows &= rows - 1) {
      const Index row = std::countr_zero(rows);
      const std::uint32_t columns = wordAt(in_.words(row + down) + in) >> right;
      empty &= (loadMask(out_.words(row) + out) &
                simd::splatInt(static_cast<simd::Int>(columns))) == Mask{};
      if (!isAny(empty)) break;
    }
    return empty;
  }

  const Conv2DGeometry& g_;
  const Real* x_;
  const Real* dy_;
  const Real* relu_output_;
  Found found_;
  Bits in_, out_;
  Real* wanted_in_;  // masks, all ones where a sum of one of kLanes channels may be empty
  Real* wanted_out_;
};

}  // namespace

Index emptySumsScratch(const Conv2DGeometry& g) { return Search::scratchSize(g); }

void clearEmptySums(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output,
                    Real* dkernel, const Chunks& chunks, Real* scratch, Index each,
                    Parallel* parallel) {
  const Index parts = std::min<Index>({chunks.count, kMaxParts, threadsOf(parallel)});
  const double nanoseconds =
      10.0 * static_cast<double>(kAllTaps * g.in_channels * g.out_channels * parts);
  forRanges(parallel, parts, 1, nanoseconds, [&](Index first, Index last, int thread) {
    for (Index chunk = first; chunk < last; ++chunk) {
      Search(g, x, dy, relu_output, Found(g, chunks.data + chunk * chunks.size),
             scratch + thread * each)
          .run(g.batch * chunk / parts, g.batch * (chunk + 1) / parts, dkernel);
    }
  });
  const Found found(g, chunks.data);
  for (Index in = 0; in < g.in_channels; ++in) {
    for (Index group = 0; group < found.groups; ++group) {
      for (Index tap = 0; tap < kAllTaps; ++tap) {
        const Real* const of_chunk = found.emptyOf(in, group) + tap * kLanes;
        Mask empty = loadMask(of_chunk);
        for (Index chunk = 1; chunk < parts; ++chunk) {
          empty &= loadMask(of_chunk + chunk * chunks.size);
        }
        if (!isAny(empty)) continue;
        Real* const sums = dkernel + (tap * g.in_channels + in) * g.out_channels + group * kLanes;
        simd::store(sums, simd::keepWhere(~empty, simd::load(sums)));
      }
    }
  }
}

}  // namespace minibatch::winograd
