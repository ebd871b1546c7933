#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace minibatch {

/// Sorts in slices; equal elements stay in their order. Runs of a few elements are sorted first,
/// then merged in pairs.
template <class T, class Less = std::less<>>
class MergeSort {
 public:
  explicit MergeSort(std::vector<T> values, Less less = {})
      : values_(std::move(values)), less_(std::move(less)), merged_(values_.size()) {}

  /// A millisecond or two of work; says whether all is sorted.
  bool work() {
    const std::size_t stop = std::min(values_.size(), at_ + kSlice);
    while (at_ < stop) {
      if (width_ == 0) {
        sortRun();
      } else {
        merge(stop);
      }
    }
    if (at_ < values_.size()) return false;
    at_ = 0;
    if (width_ > 0) values_.swap(merged_);
    width_ = width_ == 0 ? kRun : 2 * width_;
    return width_ >= values_.size();
  }

  std::vector<T> take() { return std::move(values_); }

 private:
  static constexpr std::size_t kSlice = std::size_t{1} << 15;
  static constexpr std::size_t kRun = 16;

  void sortRun() {
    const std::size_t end = std::min(values_.size(), at_ + kRun);
    for (std::size_t i = at_ + 1; i < end; ++i) {
      T value = std::move(values_[i]);
      std::size_t place = i;
      for (; place > at_ && less_(value, values_[place - 1]); --place) {
        values_[place] = std::move(values_[place - 1]);
      }
      values_[place] = std::move(value);
    }
    at_ = end;
  }

  // A pair of runs, which begins at a multiple of two widths, as far as `stop`.
  void merge(std::size_t stop) {
    const std::size_t begin = at_ - at_ % (2 * width_);
    const std::size_t middle = std::min(values_.size(), begin + width_);
    const std::size_t end = std::min(values_.size(), begin + 2 * width_);
    if (at_ == begin) {
      left_ = begin;
      right_ = middle;
    }
    for (stop = std::min(stop, end); at_ < stop; ++at_) {
      const bool takes_left =
          right_ == end || (left_ < middle && !less_(values_[right_], values_[left_]));
      merged_[at_] = std::move(values_[takes_left ? left_++ : right_++]);
    }
  }

  std::vector<T> values_;
  Less less_;
  std::vector<T> merged_;
  std::size_t at_ = 0;
  std::size_t width_ = 0;             // of the runs; 0 while they are sorted
  std::size_t left_ = 0, right_ = 0;  // the next of each run of the pair
};

/// Sorts at once; equal elements stay in their order. For any type but double, see RadixSort:
/// std::sort and std::stable_sort are ten times the code, for every type and every order.
template <class T, class Less = std::less<>>
void sortStable(std::vector<T>& values, Less less = {}) {
  MergeSort<T, Less> sort(std::move(values), std::move(less));
  while (!sort.work()) {
  }
  values = sort.take();
}

}  // namespace minibatch
