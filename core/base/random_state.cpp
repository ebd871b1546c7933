#include "base/random_state.h"

#include <bit>
#include <numeric>
#include <utility>

namespace minibatch {

// numpy/random/src/distributions/distributions.c, random_interval().
std::uint32_t RandomState::interval(std::uint32_t largest) {
  if (largest == 0) return 0;
  const std::uint32_t mask = ~std::uint32_t{0} >> std::countl_zero(largest);
  std::uint32_t value = 0;
  do {
    value = static_cast<std::uint32_t>(twister_()) & mask;
  } while (value > largest);
  return value;
}

// numpy/random/src/mt19937/mt19937.h, mt19937_next_double().
double RandomState::uniform() {
  const auto high = static_cast<double>(static_cast<std::uint32_t>(twister_()) >> 5);
  const auto low = static_cast<double>(static_cast<std::uint32_t>(twister_()) >> 6);
  return (high * 67108864 + low) / 9007199254740992;
}

void RandomState::shuffle(std::span<std::uint32_t> values) {
  for (std::size_t last = values.size(); last-- > 1;) {
    std::swap(values[last], values[interval(static_cast<std::uint32_t>(last))]);
  }
}

std::vector<std::uint32_t> RandomState::permutation(std::uint32_t count) {
  std::vector<std::uint32_t> result(count);
  std::iota(result.begin(), result.end(), 0u);
  shuffle(result);
  return result;
}

}  // namespace minibatch
