#include <algorithm>
#include <cmath>

#include "kernels/elementwise.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::Words;

// Elements a word of the mask has a bit for.
constexpr Index kMaskBits = 16;

// 16 random bits an element round the rate to a multiple of 2^-16, which nobody can tell from it
// between these two; where dropping, or keeping, is rarer, 32 bits are drawn.
constexpr Real kLowestRoundedRate = Real(1) / 64, kHighestRoundedRate = Real(63) / 64;

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
  if (left <= 0) return;
  const simd::Vector value = simd::loadUpTo(x + at, left) * simd::splat(factor);
  simd::storeUpTo(y + at, simd::keepWhere(kept, value), left);
}

/// The elements begin … end - 1, whose numbers have 32 / kParts bits; begin is a multiple of 32.
/// Four blocks are drawn together. Group w · kParts + p of four elements has part p (the first one
/// the highest bits) of the words w of the four, and is kept where it is at least the threshold's.
template <int kParts>
void dropoutRange(Index begin, Index end, std::uint32_t threshold, Real factor,
                  const RandomKey& key, const Real* x, Real* y, std::uint16_t* mask) {
  constexpr Index kGroups = 4 * kParts, kAtOnce = kGroups * simd::kLanes;
  for (Index i = begin; i < end; i += kAtOnce) {
    Words words[4];
    fourBlocks(key, static_cast<std::uint32_t>(i / kGroups), words);
    unsigned bits[kParts] = {};
    simd::unrolled<kGroups>([&](auto group) MINIBATCH_INLINE_LAMBDA {
      constexpr int kGroup = decltype(group)::value, kShift = kGroup % kParts * (32 / kParts);
      const auto keep = (words[kGroup / kParts] << kShift) >= simd::splatWords(threshold);
      const simd::Mask four = __builtin_convertvector(keep, simd::Mask);
      bits[kGroup / 4] |= simd::bitmask(four) << (kGroup % 4 * simd::kLanes);
      keepFour(i + kGroup * simd::kLanes, end, four, factor, x, y);
    });
    for (int part = 0; mask && part < kParts; ++part) {
      const Index word = i / kMaskBits + part;
      if (word * kMaskBits < end) mask[word] = static_cast<std::uint16_t>(bits[part]);
    }
  }
}

}  // namespace

void dropout(Index n, Real rate, const RandomKey& key, const Real* x, Real* y, std::uint16_t* mask,
             Parallel* parallel) {
  const bool rounds = rate >= kLowestRoundedRate && rate <= kHighestRoundedRate;
  const double steps = rounds ? 0x1p16 : 0x1p32;
  const double threshold = std::round(static_cast<double>(rate) * steps) * (0x1p32 / steps);
  const auto word = static_cast<std::uint32_t>(std::min(threshold, 0x1p32 - 1));
  const Real factor = 1 / (1 - rate);
  forRanges(parallel, n, 32, static_cast<double>(n), [&](Index first, Index last, int) {
    rounds ? dropoutRange<2>(first, last, word, factor, key, x, y, mask)
           : dropoutRange<1>(first, last, word, factor, key, x, y, mask);
  });
}

void dropoutBackward(Index n, Real rate, const std::uint16_t* mask, const Real* dy, Real* dx,
                     Parallel* parallel) {
  const Real factor = 1 / (1 - rate);
  forRanges(parallel, n, kMaskBits, static_cast<double>(n) * 0.3,
            [&](Index first, Index last, int) {
              for (Index i = first; i < last; i += kMaskBits) {
                const unsigned bits = mask[i / kMaskBits];
                for (int b = 0; b < 4; ++b) {
                  const simd::Mask four = simd::fromBitmask(bits >> (b * simd::kLanes) & 15);
                  keepFour(i + b * simd::kLanes, last, four, factor, dy, dx);
                }
              }
            });
}

}  // namespace minibatch
