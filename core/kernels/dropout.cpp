#include <cmath>

#include "kernels/elementwise.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::Words;

// Elements whose numbers are drawn together.
constexpr Index kAtOnce = 16;

/// Words w of the four blocks `index` … `index` + 3 of a key, in the lanes of words[w]:
/// Random::block() for four blocks at once.
MINIBATCH_INLINE void fourBlocks(const RandomKey& key, std::uint32_t index, Words (&words)[4]) {
  Words c0 = simd::splatWords(index) + Words{0, 1, 2, 3}, c1 = simd::splatWords(key.step);
  Words c2 = simd::splatWords(key.stream);
  Words c3 = simd::splatWords(static_cast<std::uint32_t>(key.purpose));
  auto key0 = static_cast<std::uint32_t>(key.seed);
  auto key1 = static_cast<std::uint32_t>(key.seed >> 32);
  for (int round = 0; round < 10; ++round) {
    const simd::WideProduct product0 = simd::multiplyWide(c0, 0xD2511F53);
    const simd::WideProduct product1 = simd::multiplyWide(c2, 0xCD9E8D57);
    c0 = product1.high ^ c1 ^ simd::splatWords(key0);
    c1 = product1.low;
    c2 = product0.high ^ c3 ^ simd::splatWords(key1);
    c3 = product0.low;
    key0 += 0x9E3779B9;
    key1 += 0xBB67AE85;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/// y = kept ? factor x : 0 for the four elements from `at` on, or those that are left before `end`.
MINIBATCH_INLINE void keepFour(Index at, Index end, simd::Mask kept, Real factor, const Real* x,
                               Real* y) {
  const Index left = end - at;
  if (left >= simd::kLanes) {
    simd::store(y + at, simd::keepWhere(kept, simd::load(x + at) * simd::splat(factor)));
  } else if (left > 0) {
    const simd::Vector value = simd::loadPartial(x + at, left) * simd::splat(factor);
    simd::storePartial(y + at, simd::keepWhere(kept, value), left);
  }
}

/// The elements begin … end - 1; begin is a multiple of kAtOnce.
void dropoutRange(Index begin, Index end, Real rate, const RandomKey& key, const Real* x, Real* y,
                  std::uint16_t* mask) {
  const Real factor = 1 / (1 - rate);
  // Element i is kept where the 24-bit uniform number of lane i % 4 of block i / 4 is at least
  // rate.
  const auto threshold = static_cast<std::uint32_t>(std::ceil(static_cast<double>(rate) * 0x1p24));
  for (Index i = begin; i < end; i += kAtOnce) {
    Words words[4];
    fourBlocks(key, static_cast<std::uint32_t>(i / 4), words);
    // All ones where kept; element 4 b + w of the sixteen is in lane b of words[w].
    simd::Vector kept[4];
    for (int w = 0; w < 4; ++w) {
      const auto keep = (words[w] >> 8) >= simd::splatWords(threshold);
      kept[w] = simd::fromBits(__builtin_convertvector(keep, simd::Mask));
    }
    simd::transpose(kept[0], kept[1], kept[2], kept[3]);
    unsigned bits = 0;
    for (int b = 0; b < 4; ++b) {
      const simd::Mask four = simd::toBits(kept[b]);
      bits |= simd::bitmask(four) << (b * simd::kLanes);
      keepFour(i + b * simd::kLanes, end, four, factor, x, y);
    }
    if (mask) mask[i / kAtOnce] = static_cast<std::uint16_t>(bits);
  }
}

}  // namespace

void dropout(Index n, Real rate, const RandomKey& key, const Real* x, Real* y, std::uint16_t* mask,
             Parallel* parallel) {
  forRanges(parallel, n, kAtOnce, static_cast<double>(n), [&](Index first, Index last, int) {
    dropoutRange(first, last, rate, key, x, y, mask);
  });
}

void dropoutBackward(Index n, Real rate, const std::uint16_t* mask, const Real* dy, Real* dx,
                     Parallel* parallel) {
  const Real factor = 1 / (1 - rate);
  forRanges(parallel, n, kAtOnce, static_cast<double>(n) * 0.3, [&](Index first, Index last, int) {
    for (Index i = first; i < last; i += kAtOnce) {
      const unsigned bits = mask[i / kAtOnce];
      for (int b = 0; b < 4; ++b) {
        const simd::Mask four = simd::fromBitmask(bits >> (b * simd::kLanes) & 15);
        keepFour(i + b * simd::kLanes, last, four, factor, dy, dx);
      }
    }
  });
}

}  // namespace minibatch
