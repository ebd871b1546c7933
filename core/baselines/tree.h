#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/random_state.h"
#include "baselines/samples.h"

namespace minibatch {

/// What a split is chosen by.
enum class SplitCriterion { kGini, kEntropy, kSquaredError };

struct TreeOptions {
  SplitCriterion criterion = SplitCriterion::kSquaredError;
  Index max_depth = 0;  // 0: no limit
  Index min_samples_split = 2, min_samples_leaf = 1;
  Index max_features = 0;  // how many are drawn for a split; 0: all
};

/// A decision tree that is grown as scikit-learn grows its own: depth first, features drawn by the
/// same generator, thresholds between the same values (sklearn/tree/_splitter.pyx). Values are the
/// shares of the classes or the means of the numbers.
class Tree {
 public:
  struct Node {
    std::int32_t left = -1, right = -1;  // of a leaf -1
    std::int32_t feature = 0;
    std::uint32_t rows = 0;
    double threshold = 0;  // to the left what is not larger
    double impurity = 0;
  };

  /// Where a row ends.
  std::size_t leafOf(const Real* x) const;
  std::span<double> value(std::size_t node) { return {values_.data() + node * width_, width_}; }
  std::span<const double> value(std::size_t node) const {
    return {values_.data() + node * width_, width_};
  }
  const std::vector<Node>& nodes() const { return nodes_; }
  std::size_t memoryBytes() const {
    return nodes_.size() * (sizeof(Node) + width_ * sizeof(double));
  }

 private:
  friend class TreeBuilder;
  std::size_t width_ = 1;
  std::vector<Node> nodes_;
  std::vector<double> values_;
};

/// Grows one tree after the other.
class TreeBuilder {
 public:
  /// `width` classes or numbers. The rows must outlive it.
  TreeBuilder(const Samples& samples, std::size_t width, const TreeOptions& options);

  /// Begins a tree: `targets` (rows, width) are numbers, or null for the samples' classes;
  /// `weights` says how often each row counts, empty: once. Draws its seed from `random`.
  void start(const double* targets, std::span<const std::uint32_t> weights, RandomState& random);
  /// Looks at one feature of one node; says whether the tree is grown.
  bool grow();
  /// How many rows stand in leaves, weights not counted.
  Index settled() const { return settled_; }
  Tree take() { return std::move(tree_); }

 private:
  /// A part of order_ that becomes a node.
  struct Part {
    std::size_t begin, end;
    Index depth;
    std::int32_t parent;
    bool is_left;
    double impurity;
    Index constants;  // features known to be constant there
  };
  struct Split {
    std::size_t place = 0;
    std::int32_t feature = 0;
    double threshold = 0;
  };

  void beginPart();
  void drawFeature();
  void endPart();
  void addNode(bool is_leaf);
  void sortBy(std::int32_t feature);
  void searchSplits(std::int32_t feature);
  void addRow(std::uint32_t row, double* sums, double& weight, double sign = 1) const;
  double impurityOf(const double* sums, double weight, double squares) const;
  double proxy() const;
  std::uint32_t draw(std::uint32_t low, std::uint32_t high);
  double weightOf(std::uint32_t row) const { return weights_.empty() ? 1 : weights_[row]; }
  double squaresIn(std::size_t begin, std::size_t end) const;

  const Samples& samples_;
  TreeOptions options_;
  std::size_t width_;
  const double* targets_ = nullptr;
  std::span<const std::uint32_t> weights_;
  std::uint32_t seed_ = 1;

  Tree tree_;
  std::vector<Part> parts_;  // still to be split, the last first
  bool is_open_ = false;     // whether part_ is being looked at
  Part part_{};
  Split best_;
  bool has_split_ = false;
  double best_proxy_ = 0;
  Index settled_ = 0;

  std::vector<std::uint32_t> order_, sorted_;  // rows
  std::vector<Real> keys_, sorted_keys_;       // values of the feature, beside order_
  std::vector<std::int32_t> features_, constants_;
  Index rest_ = 0, visited_ = 0, found_ = 0, drawn_constants_ = 0;
  std::vector<double> all_, left_, right_;  // sums by class or number
  double weight_ = 0, left_weight_ = 0, right_weight_ = 0, squares_ = 0;
};

}  // namespace minibatch
