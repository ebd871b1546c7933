#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace minibatch {

/// NumPy's legacy generator, numpy.random.RandomState(seed): what scikit-learn draws with where a
/// `random_state` is given, number by number.
class RandomState {
 public:
  static constexpr double kMaxSeed = 4294967295.0;

  explicit RandomState(std::uint32_t seed) : twister_(seed) {}

  /// Uniform in {0, …, largest}: random numbers under a mask of ones, until one is not beyond.
  /// numpy.random.RandomState's randint(largest + 1), and choice(largest + 1) with replacement.
  std::uint32_t interval(std::uint32_t largest);
  /// Uniform in [0, 1), of 53 random bits: numpy.random.RandomState.uniform().
  double uniform();
  /// numpy.random.RandomState.shuffle() of a one-dimensional array.
  void shuffle(std::span<std::uint32_t> values);
  /// numpy.random.RandomState.permutation(count).
  std::vector<std::uint32_t> permutation(std::uint32_t count);

 private:
  // The standard fixes both its seeding and its numbers, which are NumPy's.
  std::mt19937 twister_;
};

}  // namespace minibatch
