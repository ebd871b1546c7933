#pragma once

#include <bit>
#include <cstdint>

namespace minibatch {

/// The finalizer of MurmurHash3: each bit of the number changes half of the bits.
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits ^= bits >> 33;
  bits *= 0xff51afd7ed558ccdull;
  bits ^= bits >> 33;
  bits *= 0xc4ceb9fe1a85ec53ull;
  return bits ^ bits >> 33;
}

/// Of equal numbers the same, also of 0 and -0.
constexpr std::uint64_t hashOf(double number) {
  return mixed(std::bit_cast<std::uint64_t>(number + 0.0));
}

}  // namespace minibatch
