#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace minibatch {

/// Sorts numbers, none of them NaN, in slices and in a time that grows as they do: by eleven bits
/// at a time from the lowest (Knuth, TAOCP 3, 5.2.5). -0 becomes 0.
class RadixSort {
 public:
  explicit RadixSort(std::vector<double> values);

  /// A fraction of a millisecond of work; says whether all is sorted.
  bool work();

  std::vector<double> take() { return std::move(values_); }

 private:
  bool beginPass();

  std::vector<double> values_, sorted_;
  std::vector<std::uint32_t>
      places_;  // by pass and digit: first how many, then where the next one goes
  std::size_t pass_ = 0, at_ = 0;
  bool counted_ = false;
};

}  // namespace minibatch
