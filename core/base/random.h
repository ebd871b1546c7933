#pragma once

#include <array>
#include <cstdint>

#include "base/tensor.h"

namespace minibatch {

/// What random numbers are drawn for; each purpose has streams of its own.
enum class RandomPurpose : std::uint32_t {
  kInitializer = 1,
  kShuffle = 2,
  kDropout = 3,
  kSplit = 4,
  kResampling = 5,
  kNoise = 6,
  kAugmentation = 7,
};

/// Where a stream starts: the same key always gives the same numbers, on any machine and thread.
struct RandomKey {
  std::uint64_t seed = 0;
  RandomPurpose purpose = RandomPurpose::kInitializer;
  std::uint32_t stream = 0;  // which layer, weight or column
  std::uint32_t step = 0;    // which training step or epoch
};

/// Counter-based random numbers: Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as
/// 1, 2, 3", SC 2011). Block `i` of a key can be had without the blocks before it.
class Random {
 public:
  using Block = std::array<std::uint32_t, 4>;

  explicit Random(const RandomKey& key) : key_(key) {}

  /// The four numbers of block `index` of `key`.
  static Block block(const RandomKey& key, std::uint32_t index);

  /// Uniform over all 32-bit integers.
  std::uint32_t next();
  /// Uniform in [0, 1), a multiple of 2^-24, so exact in float.
  Real uniform();
  /// Uniform in {0, …, bound - 1} without bias (Lemire, 2019); bound > 0.
  std::uint32_t below(std::uint32_t bound);
  /// Standard normal (Marsaglia's polar method with the core's own logarithm).
  double normal();

 private:
  RandomKey key_;
  Block block_{};
  std::uint32_t next_block_ = 0;
  int used_ = 4;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace minibatch
