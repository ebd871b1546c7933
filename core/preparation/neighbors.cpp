#include "preparation/neighbors.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace minibatch {
namespace {

constexpr std::size_t kTreeColumns = 15;
constexpr std::size_t kLeafSize = 30;

double squaredDistance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

// Not inlined, as it is called in many places.
[[gnu::noinline]] void swapRanked(Ranked& a, Ranked& b) { std::swap(a, b); }

// How often a range is split before it is taken for one that splits badly.
int depthLimit(std::size_t size) { return 2 * (std::bit_width(size) - 1); }

// Puts a value into a heap with a hole at `hole`, as libstdc++ does: down to a leaf, then up.
void siftDown(std::span<Ranked> heap, std::size_t hole, Ranked value) {
  const std::size_t top = hole;
  while (2 * hole + 1 < heap.size()) {
    std::size_t child = 2 * hole + 1;
    child += child + 1 < heap.size() && !(heap[child + 1] < heap[child]);
    heap[hole] = heap[child];
    hole = child;
  }
  while (hole > top && heap[(hole - 1) / 2] < value) {
    heap[hole] = heap[(hole - 1) / 2];
    hole = (hole - 1) / 2;
  }
  heap[hole] = value;
}

// The first `count` become the smallest, as a heap.
void heapSelect(std::span<Ranked> entries, std::size_t count) {
  const std::span<Ranked> heap = entries.first(count);
  for (std::size_t i = count / 2; i-- > 0;) siftDown(heap, i, heap[i]);
  for (Ranked& entry : entries.subspan(count)) {
    if (entry < heap[0]) siftDown(heap, 0, std::exchange(entry, heap[0]));
  }
}

// std::nth_element() of libstdc++, to the swap: the order that it leaves decides which of equally
// near points is found first.
void selectNth(std::span<Ranked> entries, std::size_t nth) {
  for (int depth = depthLimit(entries.size()); entries.size() > 3; --depth) {
    if (depth == 0) {
      heapSelect(entries, nth + 1);
      return swapRanked(entries[0], entries[nth]);
    }
    Ranked &first = entries[0], &a = entries[1], &b = entries[entries.size() / 2],
           &c = entries.back();
    swapRanked(first, a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b);
    std::size_t left = 1, right = entries.size();
    while (true) {
      while (entries[left] < first) ++left;
      do --right;
      while (first < entries[right]);
      if (left >= right) break;
      swapRanked(entries[left++], entries[right]);
    }
    if (left <= nth) {
      entries = entries.subspan(left);
      nth -= left;
    } else {
      entries = entries.first(left);
    }
  }
  sortNearest(entries, entries.size());
}

// simultaneous_sort() of sklearn/utils/_sorting.pyx.
void sortByDistance(std::span<Ranked> entries, int depth) {
  const auto order = [&](Ranked& a, Ranked& b) {
    if (a.distance > b.distance) swapRanked(a, b);
  };
  while (entries.size() > 15) {
    if (depth-- <= 0) return sortNearest(entries, entries.size());
    const std::size_t last = entries.size() - 1;
    order(entries[0], entries[last]);
    Ranked& middle = entries[entries.size() / 2];
    if (entries[last].distance > middle.distance) {
      swapRanked(entries[last], middle);
      order(entries[0], entries[last]);
    }
    const double pivot = entries[last].distance;
    std::size_t left = 1, right = last - 1;
    while (true) {
      while (left <= right && entries[left].distance < pivot) ++left;
      while (left <= right && entries[right].distance > pivot) --right;
      if (left >= right) break;
      swapRanked(entries[left++], entries[right--]);
    }
    swapRanked(entries[left], entries[last]);
    sortByDistance(entries.first(left), depth);
    entries = entries.subspan(left + 1);
  }
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t j = i; j > 0 && entries[j - 1].distance > entries[j].distance; --j) {
      swapRanked(entries[j - 1], entries[j]);
    }
  }
}

}  // namespace

void sortNearest(std::span<Ranked> entries, std::size_t count) {
  heapSelect(entries, count);
  for (; count > 1; --count) {
    const std::span<Ranked> heap = entries.first(count - 1);
    siftDown(heap, 0, std::exchange(entries[count - 1], heap[0]));
  }
}

Points::Points(std::span<const Column* const> columns, std::span<const std::uint32_t> rows)
    : count_(rows.size()), dimensions_(columns.size()), values_(count_ * dimensions_) {
  for (std::size_t j = 0; j < dimensions_; ++j) {
    const NumericValues& values = *columns[j]->numeric();
    for (std::size_t i = 0; i < count_; ++i) values_[i * dimensions_ + j] = values[rows[i]];
  }
}

Points::Points(Index dimensions, std::vector<double> values)
    : count_(dimensions > 0 ? values.size() / static_cast<std::size_t>(dimensions) : 0),
      dimensions_(static_cast<std::size_t>(dimensions)),
      values_(std::move(values)) {}

/// The nearest of the points that are pushed, the farthest of them first.
class NearestNeighbors::Heap {
 public:
  explicit Heap(std::size_t count) : heap_(count, {std::numeric_limits<double>::infinity(), 0}) {}

  double farthest() const { return heap_[0].distance; }

  // heap_push() of sklearn/utils/_heap.pyx.
  void push(double distance, std::uint32_t point) {
    if (distance >= farthest()) return;
    std::size_t at = 0;
    while (true) {
      std::size_t child = 2 * at + 1;
      if (child >= heap_.size()) break;
      child += child + 1 < heap_.size() && heap_[child].distance < heap_[child + 1].distance;
      if (!(distance < heap_[child].distance)) break;
      heap_[at] = heap_[child];
      at = child;
    }
    heap_[at] = {distance, point};
  }

  // Pushes its points to an empty heap, as threads do that have looked at some of the points each.
  Heap merged() const {
    Heap result(heap_.size());
    for (const auto& [distance, point] : heap_) result.push(distance, point);
    return result;
  }

  std::vector<std::uint32_t> sorted() {
    sortByDistance(heap_, depthLimit(heap_.size()));
    std::vector<std::uint32_t> points(heap_.size());
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = heap_[i].number;
    return points;
  }

 private:
  std::vector<Ranked> heap_;
};

NearestNeighbors::NearestNeighbors(const Points& points, std::vector<std::uint32_t> among,
                                   Index count)
    : points_(&points), order_(std::move(among)), count_(count) {
  const auto columns = static_cast<std::size_t>(points.dimensions());
  const std::size_t size = order_.size();
  if (columns - 1 >= kTreeColumns || static_cast<std::size_t>(count) >= size / 2) {
    all_.emplace(points.values(), columns, order_);
    return;
  }
  nodes_ = 1;
  while (kLeafSize * (nodes_ + 1) < size) nodes_ = 2 * nodes_ + 1;
  bounds_.resize(nodes_ * columns * 2);
  build({0, 0, size});
}

std::array<NearestNeighbors::Node, 2> NearestNeighbors::children(const Node& node) {
  const std::size_t middle = node.begin + (node.end - node.begin) / 2;
  return {Node{2 * node.number + 1, node.begin, middle},
          Node{2 * node.number + 2, middle, node.end}};
}

void NearestNeighbors::build(const Node& node) {
  const auto columns = static_cast<std::size_t>(points_->dimensions());
  double* bounds = bounds_.data() + node.number * columns * 2;
  std::size_t widest = 0;
  double widest_spread = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    double low = (*points_)[order_[node.begin]][j], high = low;
    for (std::size_t i = node.begin; i < node.end; ++i) {
      low = std::min(low, (*points_)[order_[i]][j]);
      high = std::max(high, (*points_)[order_[i]][j]);
    }
    bounds[2 * j] = low;
    bounds[2 * j + 1] = high;
    if (high - low > widest_spread) {
      widest_spread = high - low;
      widest = j;
    }
  }
  if (isLeaf(node)) return;
  std::vector<Ranked> entries(node.end - node.begin);
  std::uint32_t* order = order_.data() + node.begin;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i] = {(*points_)[order[i]][widest], order[i]};
  }
  selectNth(entries, entries.size() / 2);
  for (std::size_t i = 0; i < entries.size(); ++i) order[i] = entries[i].number;
  for (const Node& child : children(node)) build(child);
}

double NearestNeighbors::distanceTo(const Node& node, std::span<const double> point) const {
  const double* bounds = bounds_.data() + node.number * point.size() * 2;
  double sum = 0;
  for (std::size_t j = 0; j < point.size(); ++j) {
    const double outside =
        std::max(bounds[2 * j] - point[j], 0.0) + std::max(point[j] - bounds[2 * j + 1], 0.0);
    sum += outside * outside;
  }
  return sum;
}

void NearestNeighbors::visit(const Node& node, double distance, std::span<const double> point,
                             Heap& heap) const {
  if (distance > heap.farthest()) return;
  if (isLeaf(node)) {
    for (std::size_t i = node.begin; i < node.end; ++i) {
      heap.push(squaredDistance(point, (*points_)[order_[i]]), order_[i]);
    }
    return;
  }
  const std::array<Node, 2> nodes = children(node);
  const double distances[] = {distanceTo(nodes[0], point), distanceTo(nodes[1], point)};
  const bool near = distances[1] < distances[0];
  visit(nodes[near], distances[near], point, heap);
  visit(nodes[!near], distances[!near], point, heap);
}

// Only what may be nearer than the farthest so far is measured exactly.
void NearestNeighbors::visitAll(std::span<const double> point, Heap& heap) const {
  const std::vector<std::int16_t> rounded = all_->rounded(point);
  std::int32_t limit = all_->limit(heap.farthest());
  for (std::size_t begin = 0; begin < order_.size(); begin += NearPoints::kAtOnce) {
    unsigned near = all_->near(rounded, limit, begin / NearPoints::kAtOnce);
    for (; near != 0; near &= near - 1) {
      const std::size_t i = begin + static_cast<std::size_t>(std::countr_zero(near));
      if (i >= order_.size()) break;
      heap.push(squaredDistance(point, (*points_)[order_[i]]), order_[i]);
      limit = all_->limit(heap.farthest());
    }
  }
}

std::vector<std::uint32_t> NearestNeighbors::nearest(std::span<const double> point,
                                                     Index queries) const {
  Heap heap(static_cast<std::size_t>(count_));
  all_ ? visitAll(point, heap) : visit({0, 0, order_.size()}, 0, point, heap);
  // Brute force for a few points takes threads, here one, for parts of `order_`.
  const auto threads_from = static_cast<Index>(std::min<std::size_t>(order_.size(), 1024));
  return (all_ && queries <= threads_from ? heap.merged() : heap).sorted();
}

}  // namespace minibatch
