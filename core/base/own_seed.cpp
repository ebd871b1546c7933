#include "base/own_seed.h"

namespace minibatch {

OwnSeed::OwnSeed(const Arguments& arguments) {
  if (!arguments.isNull("seed")) seed_ = static_cast<std::uint64_t>(arguments.number("seed"));
}

RandomKey OwnSeed::apply(RandomKey key) const {
  if (seed_) key.seed = *seed_;
  return key;
}

RandomKey OwnSeed::apply(RandomKey key, RandomPurpose purpose) const {
  key.purpose = purpose;
  return apply(key);
}

}  // namespace minibatch
