#include "base/radix_sort.h"

#include <algorithm>
#include <bit>

namespace minibatch {
namespace {

constexpr std::size_t kSlice = std::size_t{1} << 15;
constexpr std::size_t kBits = 11, kDigits = std::size_t{1} << kBits, kPasses = 6;

// Ordered as the numbers are.
std::uint64_t keyOf(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  return bits & kSign ? ~bits : bits | kSign;
}

// The place of a digit among those of all passes.
std::size_t digitOf(std::uint64_t key, std::size_t pass) {
  return pass * kDigits + (key >> (pass * kBits) & (kDigits - 1));
}

}  // namespace

RadixSort::RadixSort(std::vector<double> values)
    : values_(std::move(values)), sorted_(values_.size()), places_(kPasses * kDigits) {}

bool RadixSort::work() {
  const std::size_t stop = std::min(values_.size(), at_ + kSlice);
  if (!counted_) {
    for (; at_ < stop; ++at_) {
      const std::uint64_t key = keyOf(values_[at_] += 0.0);
      for (std::size_t pass = 0; pass < kPasses; ++pass) ++places_[digitOf(key, pass)];
    }
  } else {
    for (; at_ < stop; ++at_) {
      const double value = values_[at_];
      sorted_[places_[digitOf(keyOf(value), pass_)]++] = value;
    }
  }
  if (at_ < values_.size()) return false;
  at_ = 0;
  if (counted_) {
    values_.swap(sorted_);
    ++pass_;
  }
  counted_ = true;
  while (pass_ < kPasses && !beginPass()) ++pass_;
  return pass_ == kPasses;
}

// Says whether there is anything to move: not where the digit is the same in all.
bool RadixSort::beginPass() {
  std::uint32_t next = 0;
  for (std::size_t digit = pass_ * kDigits; digit < (pass_ + 1) * kDigits; ++digit) {
    if (places_[digit] == values_.size()) return false;
    next += std::exchange(places_[digit], next);
  }
  return true;
}

}  // namespace minibatch
