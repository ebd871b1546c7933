#include "base/random.h"

#include <cmath>

#include "base/portable_math.h"

namespace minibatch {
Random::Block Random::block(const RandomKey& key, std::uint32_t index) {
  constexpr std::uint64_t kMultiplier0 = 0xD2511F53, kMultiplier1 = 0xCD9E8D57;
  constexpr std::uint32_t kWeyl0 = 0x9E3779B9, kWeyl1 = 0xBB67AE85;
  Block counter{index, key.step, key.stream, static_cast<std::uint32_t>(key.purpose)};
  auto key0 = static_cast<std::uint32_t>(key.seed);
  auto key1 = static_cast<std::uint32_t>(key.seed >> 32);
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = kMultiplier0 * counter[0];
    const std::uint64_t product1 = kMultiplier1 * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key0,
               static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key1,
               static_cast<std::uint32_t>(product0)};
    key0 += kWeyl0;
    key1 += kWeyl1;
  }
  return counter;
}

std::uint32_t Random::next() {
  if (used_ == 4) {
    block_ = block(key_, next_block_++);
    used_ = 0;
  }
  return block_[used_++];
}

Real Random::uniform() { return static_cast<Real>(next() >> 8) * static_cast<Real>(0x1p-24); }

std::uint32_t Random::below(std::uint32_t bound) {
  std::uint64_t product = std::uint64_t{next()} * bound;
  if (static_cast<std::uint32_t>(product) < bound) {
    const std::uint32_t threshold = -bound % bound;
    while (static_cast<std::uint32_t>(product) < threshold) {
      product = std::uint64_t{next()} * bound;
    }
  }
  return static_cast<std::uint32_t>(product >> 32);
}

double Random::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  double u = 0, v = 0, radius = 0;
  do {
    u = next() * 0x1p-31 - 1;
    v = next() * 0x1p-31 - 1;
    radius = u * u + v * v;
  } while (radius >= 1 || radius == 0);
  const double factor = std::sqrt(-2 * portableLog(radius) / radius);
  spare_ = v * factor;
  has_spare_ = true;
  return u * factor;
}

}  // namespace minibatch
