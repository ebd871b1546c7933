#pragma once

#include <cstdint>
#include <span>

#include "base/random.h"

namespace minibatch {

/// Puts `values` in random order: every order is equally likely (Fisher–Yates).
void shuffle(Random& random, std::span<std::uint32_t> values);

/// Fills `out` with 0, …, out.size() - 1 in the random order that `key` stands for. For the order
/// of an epoch: purpose kShuffle, step = epoch.
void permutation(const RandomKey& key, std::span<std::uint32_t> out);

}  // namespace minibatch
