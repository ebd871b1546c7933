#pragma once

#include <optional>

#include "base/arguments.h"
#include "base/random.h"

namespace minibatch {

/// The own seed of what draws random numbers, where its `seed` argument gives one.
class OwnSeed {
 public:
  explicit OwnSeed(const Arguments& arguments);
  /// The key with the own seed, or else unchanged.
  RandomKey apply(RandomKey key) const;
  /// Likewise, for a purpose.
  RandomKey apply(RandomKey key, RandomPurpose purpose) const;

  /// The `seed` argument.
  static constexpr Argument argument(
      TextId doc = "Random seed; if not set, it follows from the model's seed.");

 private:
  std::optional<std::uint64_t> seed_;
};

constexpr Argument OwnSeed::argument(TextId doc) {
  return {.name = "seed",
          .type = ArgumentType::kInteger,
          .default_json = "null",
          .doc = doc,
          .minimum = 0,
          .maximum = 0x1p53,
          .nullable = true};
}

}  // namespace minibatch
