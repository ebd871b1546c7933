#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace minibatch {

/// Sorts in slices; equal elements stay in their order. Runs of a slice each are sorted first, then
/// merged in pairs.
template <class T, class Less = std::less<T>>
class MergeSort {
 public:
  explicit MergeSort(std::vector<T> values, Less less = {})
      : values_(std::move(values)), less_(std::move(less)) {}

  /// A millisecond or two of work; says whether all is sorted.
  bool work() {
    if (at_ == values_.size() && width_ == 0) startMerging();
    if (width_ == 0) {
      sortRun();
    } else if (width_ < values_.size()) {
      merge();
    }
    return width_ > 0 && width_ >= values_.size();
  }

  std::vector<T> take() { return std::move(values_); }

 private:
  static constexpr std::size_t kSlice = std::size_t{1} << 15;

  void sortRun() {
    const std::size_t end = std::min(values_.size(), at_ + kSlice);
    const auto begin = values_.begin();
    std::stable_sort(begin + static_cast<std::ptrdiff_t>(at_),
                     begin + static_cast<std::ptrdiff_t>(end), less_);
    at_ = end;
    if (at_ == values_.size()) startMerging();
  }

  void startMerging() {
    width_ = kSlice;
    at_ = 0;
    if (width_ < values_.size()) merged_.resize(values_.size());
  }

  // A slice of a pair of runs, which begins at a multiple of two widths.
  void merge() {
    const std::size_t size = values_.size();
    const std::size_t begin = at_ - at_ % (2 * width_);
    const std::size_t middle = std::min(size, begin + width_);
    const std::size_t end = std::min(size, begin + 2 * width_);
    if (at_ == begin) {
      left_ = begin;
      right_ = middle;
    }
    for (const std::size_t slice_end = std::min(end, at_ + kSlice); at_ < slice_end; ++at_) {
      const bool takes_left =
          right_ == end || (left_ < middle && !less_(values_[right_], values_[left_]));
      merged_[at_] = values_[takes_left ? left_++ : right_++];
    }
    if (at_ < size) return;
    at_ = 0;
    values_.swap(merged_);
    width_ *= 2;
    if (width_ >= size) merged_ = {};
  }

  std::vector<T> values_, merged_;
  Less less_;
  std::size_t at_ = 0;
  std::size_t width_ = 0;             // of the runs; 0 while they are sorted
  std::size_t left_ = 0, right_ = 0;  // the next of each run of the pair
};

}  // namespace minibatch
