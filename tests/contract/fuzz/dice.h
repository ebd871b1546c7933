#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/random.h"

namespace minibatch::testing {

/// Random decisions: the same for a seed in every build, whatever Real is.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_({.seed = seed, .stream = 4711}) {}

  /// One of 0 … bound - 1.
  Index below(Index bound) {
    return static_cast<Index>(random_.below(static_cast<std::uint32_t>(bound)));
  }
  /// One of low … high.
  Index between(Index low, Index high) { return low + below(high - low + 1); }
  bool chance(double probability) { return uniform() < probability; }
  /// In [0, 1).
  double uniform() { return random_.next() * 0x1p-32; }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// One of the values; there is at least one.
  template <class Values>
  auto oneOf(const Values& values) {
    return values[static_cast<std::size_t>(below(static_cast<Index>(std::size(values))))];
  }
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[static_cast<std::size_t>(below(static_cast<Index>(i)))]);
    }
  }

 private:
  Random random_;
};

}  // namespace minibatch::testing
