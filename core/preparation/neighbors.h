#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "data/table.h"
#include "kernels/near_points.h"

namespace minibatch {

/// Rows of numbers next to each other: a point each.
class Points {
 public:
  /// The given rows of columns of numbers; point i is rows[i].
  Points(std::span<const Column* const> columns, std::span<const std::uint32_t> rows);
  /// (points, dimensions), as they are.
  Points(Index dimensions, std::vector<double> values);

  Index size() const { return static_cast<Index>(count_); }
  std::span<const double> values() const { return values_; }
  Index dimensions() const { return static_cast<Index>(dimensions_); }
  std::span<const double> operator[](std::size_t point) const {
    return {values_.data() + point * dimensions_, dimensions_};
  }

 private:
  std::size_t count_, dimensions_;
  std::vector<double> values_;
};

/// How far something is, and its number; of equally far ones the first is the nearer one.
struct Ranked {
  double distance;
  std::uint32_t number;
  [[gnu::noinline]] bool operator<(const Ranked& other) const {
    return distance == other.distance ? number < other.number : distance < other.distance;
  }
};
/// Puts the `count` nearest first, in order.
void sortNearest(std::span<Ranked> entries, std::size_t count);

/// sklearn.neighbors.NearestNeighbors by Euclidean distance: a k-d tree where there are at most 15
/// columns and twice as many points as neighbours, else brute force. Which of equally near points
/// it finds are those of scikit-learn on Linux, on one thread.
class NearestNeighbors {
 public:
  /// Looks among the points of these numbers, in ascending order, at least `count` of them. The
  /// points must outlive it.
  NearestNeighbors(const Points& points, std::vector<std::uint32_t> among, Index count);

  /// The nearest to a point, nearest first. `queries`: for how many points this is asked.
  std::vector<std::uint32_t> nearest(std::span<const double> point, Index queries) const;

 private:
  struct Node {
    std::size_t number, begin, end;
  };
  class Heap;
  static std::array<Node, 2> children(const Node& node);
  bool isLeaf(const Node& node) const { return 2 * node.number + 1 >= nodes_; }
  void build(const Node& node);
  double distanceTo(const Node& node, std::span<const double> point) const;
  void visit(const Node& node, double distance, std::span<const double> point, Heap& heap) const;
  void visitAll(std::span<const double> point, Heap& heap) const;

  const Points* points_;
  std::vector<std::uint32_t> order_;  // each node's points next to each other
  Index count_;
  std::optional<NearPoints> all_;  // of brute force, in their order
  std::size_t nodes_ = 0;          // of a tree; the children of node i are 2i + 1 and 2i + 2
  std::vector<double> bounds_;     // (nodes, columns, 2): the least and the greatest number
};

}  // namespace minibatch
