#include "data/shuffle.h"

#include <numeric>
#include <utility>

namespace minibatch {

void shuffle(Random& random, std::span<std::uint32_t> values) {
  for (std::size_t left = values.size(); left > 1; --left) {
    std::swap(values[left - 1], values[random.below(static_cast<std::uint32_t>(left))]);
  }
}

void permutation(const RandomKey& key, std::span<std::uint32_t> out) {
  std::iota(out.begin(), out.end(), 0u);
  Random random(key);
  shuffle(random, out);
}

}  // namespace minibatch
