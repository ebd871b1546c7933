#include "kernels/winograd_zeros.h"

namespace minibatch::winograd {
namespace {

using simd::Mask;

// Columns of the output in a word of bits; those of the input which they meet are two more.
constexpr Index kColumns = 30;
// Parts of the batch that are searched at the same time: each looks at a first image anew.
constexpr Index kMaxParts = 4;

Mask loadMask(const Real* from) { return simd::toBits(simd::load(from)); }
void storeMask(Real* to, Mask mask) { simd::store(to, simd::fromBits(mask)); }
bool isAny(Mask mask) { return simd::bitmask(mask) != 0; }

/// Which values of an image are not zero, as bits: for every row and every kColumns columns a word
/// a channel, of which a bit is a column.
class Bits {
 public:
  Bits(Index rows, Index words, Index channels, Real* data)
      : rows_(rows), words_(words), channels_(channels), data_(data) {}
  Index size() const { return rows_ * words_ * channels_; }
  const Real* data() const { return data_; }

  void clear() { std::fill_n(data_, size(), Real{0}); }

  /// Takes the channels c … c + kLanes - 1 of row `row` of an image, whose `width` pixels begin
  /// `before` columns after the first bit. A word begins every kColumns columns and has bits for
  /// `columns` of them. Which values count is counts(pixel).
  template <class Counts>
  void setRow(Index row, Index c, const Real* pixels, Index width, Index before, Index columns,
              Counts counts) {
    Real* to = data_ + row * words_ * channels_ + c;
    for (Index word = 0; word < words_; ++word, to += channels_) {
      const Index first = word * kColumns - before;
      Mask bits = {};
      for (Index column = std::max<Index>(first, 0); column < std::min(first + columns, width);
           ++column) {
        bits |= counts(pixels + column * channels_ + c) &
                simd::splatInt(simd::Int{1} << (column - first));
      }
      storeMask(to, bits);
    }
  }

  /// Whether a channel of c … c + kLanes - 1 has a bit, lane by lane.
  Mask hasAny(Index c) const {
    Mask any = {};
    for (Index i = c; i < size(); i += channels_) any |= loadMask(data_ + i);
    return any != Mask{};
  }
  /// The same of one channel.
  bool hasAnyOf(Index c) const { return hasAny(c / simd::kLanes * simd::kLanes)[c % simd::kLanes]; }

 private:
  Index rows_, words_, channels_;
  Real* data_;
};

/// Looks in some images for products that are not zero.
class Search {
 public:
  /// `empty` is like the kernel: all ones in the lanes whose sums no product was found for.
  Search(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output,
         Real* empty, Real* scratch)
      : g_(g),
        words_((g.out_width + kColumns - 1) / kColumns),
        // As padded, so that what output (row, column) meets at a tap is row + tap's row,
        // column + tap's column.
        in_(g.out_height + kTaps - 1, words_, g.in_channels, scratch),
        out_(g.out_height, words_, g.out_channels, scratch + in_.size()),
        x_(x),
        dy_(dy),
        relu_output_(relu_output),
        empty_(empty),
        wanted_in_(scratch + in_.size() + out_.size()),
        wanted_(wanted_in_ + g.in_channels),
        alive_(wanted_ + g.out_channels) {}

  Index scratchSize() const {
    return in_.size() + out_.size() + g_.in_channels + 2 * g_.out_channels;
  }

  void run(Index first, Index last, const Real* dkernel) {
    in_.clear();
    std::fill_n(wanted_in_, g_.in_channels, Real{1});
    std::fill_n(wanted_, g_.out_channels, Real{0});
    for (Index i = 0; i < kTaps * kTaps * g_.in_channels * g_.out_channels; i += simd::kLanes) {
      // A sum that is zero already needs no look.
      const Mask wanted = simd::load(dkernel + i) != Vector{};
      storeMask(empty_ + i, wanted);
      Real* const of_channel = wanted_ + i % g_.out_channels;
      storeMask(of_channel, loadMask(of_channel) | wanted);
    }
    for (Index image = first; image < last; ++image) look(image);
  }

 private:
  void look(Index image) {
    bool is_any_alive = false;
    for (Index out = 0; out < g_.out_channels; out += simd::kLanes) {
      const Mask wanted = loadMask(wanted_ + out);
      Mask alive = {};
      if (isAny(wanted)) {
        readOutput(image, out);
        alive = wanted & out_.hasAny(out);
      }
      storeMask(alive_ + out, alive);
      is_any_alive = is_any_alive || isAny(alive);
    }
    if (!is_any_alive) return;
    readInput(image);
    for (Index in = 0; in < g_.in_channels; ++in) {
      if (wanted_in_[in] != 0 && in_.hasAnyOf(in) && !lookForMore(in)) wanted_in_[in] = 0;
    }
    for (Index out = 0; out < g_.out_channels; out += simd::kLanes) {
      if (isAny(loadMask(alive_ + out))) storeMask(wanted_ + out, stillWanted(out));
    }
  }

  /// Whether a sum of this input channel may still be empty.
  bool lookForMore(Index in) {
    bool is_any = false;
    for (Index out = 0; out < g_.out_channels; out += simd::kLanes) {
      const bool is_alive = isAny(loadMask(alive_ + out));
      for (Index tap = 0; tap < kTaps * kTaps; ++tap) {
        Real* const at = empty_ + (tap * g_.in_channels + in) * g_.out_channels + out;
        Mask empty = loadMask(at);
        if (!isAny(empty)) continue;
        if (is_alive) {
          empty = stillEmpty(empty, tap, in, out);
          storeMask(at, empty);
        }
        is_any = is_any || isAny(empty);
      }
    }
    return is_any;
  }

  /// The output channels out … out + kLanes - 1 of which a sum may still be empty.
  Mask stillWanted(Index out) const {
    Mask wanted = {};
    for (Index in = 0; in < g_.in_channels; ++in) {
      if (wanted_in_[in] == 0) continue;
      for (Index tap = 0; tap < kTaps * kTaps; ++tap) {
        wanted |= loadMask(empty_ + (tap * g_.in_channels + in) * g_.out_channels + out);
      }
    }
    return wanted;
  }

  void readInput(Index image) {
    // What lies further down than every window is met by nothing.
    const Index rows = std::min(g_.in_height, g_.out_height + kTaps - 1 - g_.pad_top);
    for (Index y = 0; y < rows; ++y) {
      const Real* const pixels = x_ + (image * g_.in_height + y) * g_.in_width * g_.in_channels;
      for (Index c = 0; c < g_.in_channels; c += simd::kLanes) {
        in_.setRow(y + g_.pad_top, c, pixels, g_.in_width, g_.pad_left, kColumns + kTaps - 1,
                   [](const Real* pixel) { return Mask{simd::load(pixel) != Vector{}}; });
      }
    }
  }

  void readOutput(Index image, Index c) {
    for (Index y = 0; y < g_.out_height; ++y) {
      const Real* const pixels = dy_ + (image * g_.out_height + y) * g_.out_width * g_.out_channels;
      out_.setRow(y, c, pixels, g_.out_width, 0, kColumns, [&](const Real* pixel) {
        Mask counts = simd::load(pixel) != Vector{};
        if (relu_output_) counts &= simd::load(relu_output_ + (pixel - dy_)) > Vector{};
        return counts;
      });
    }
  }

  /// Those output channels of out … out + kLanes - 1 that are `empty` and stay so: no product with
  /// input channel `in` at this tap is anything but zero.
  Mask stillEmpty(Mask empty, Index tap, Index in, Index out) const {
    const Real* x = in_.data() + tap / kTaps * words_ * g_.in_channels + in;
    const Real* y = out_.data() + out;
    for (Index word = 0; word < g_.out_height * words_; ++word) {
      const Mask columns = simd::toBits(simd::splat(*x)) >> static_cast<int>(tap % kTaps);
      empty &= (loadMask(y) & columns) == Mask{};
      if (!isAny(empty)) break;
      x += g_.in_channels;
      y += g_.out_channels;
    }
    return empty;
  }

  const Conv2DGeometry& g_;
  Index words_;
  Bits in_, out_;
  const Real* x_;
  const Real* dy_;
  const Real* relu_output_;
  Real* empty_;
  Real* wanted_in_;  // 0 where no sum of an input channel can be empty any more
  Real* wanted_;     // for an output channel, whether a sum of it may be empty
  Real* alive_;      // and whether this image has a gradient for it
};

}  // namespace

Index emptySumsScratch(const Conv2DGeometry& g) {
  return Search(g, nullptr, nullptr, nullptr, nullptr, nullptr).scratchSize();
}

void clearEmptySums(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output,
                    Real* dkernel, const Chunks& chunks, Real* scratch, Index each,
                    Parallel* parallel) {
  const Index size = kTaps * kTaps * g.in_channels * g.out_channels;
  const Index parts = std::min(chunks.count, kMaxParts);
  const double nanoseconds = 10.0 * static_cast<double>(size * parts);
  forRanges(parallel, parts, 1, nanoseconds, [&](Index first, Index last, int thread) {
    for (Index chunk = first; chunk < last; ++chunk) {
      Search(g, x, dy, relu_output, chunks.data + chunk * chunks.size, scratch + thread * each)
          .run(g.batch * chunk / parts, g.batch * (chunk + 1) / parts, dkernel);
    }
  });
  for (Index i = 0; i < size; i += simd::kLanes) {
    Mask empty = loadMask(chunks.data + i);
    for (Index chunk = 1; chunk < parts; ++chunk) {
      empty &= loadMask(chunks.data + chunk * chunks.size + i);
    }
    if (isAny(empty)) simd::store(dkernel + i, simd::keepWhere(~empty, simd::load(dkernel + i)));
  }
}

}  // namespace minibatch::winograd
