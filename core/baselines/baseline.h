#pragma once

#include <span>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "baselines/samples.h"

namespace minibatch {

/// A classical model that a network is compared with: of scikit-learn's name, arguments and
/// results. It is fitted in parts, so that a worker can handle messages in between.
class Baseline {
 public:
  static constexpr Kind kKind = Kind::kBaseline;

  explicit Baseline(const Arguments& arguments);
  virtual ~Baseline();

  std::string_view name() const { return arguments_.entry().class_name; }

  virtual bool classifies() const = 0;
  /// What is wanted before fitPart(). The classes are those that occur, numbered without gaps.
  /// Throws kOutOfMemory, and kInvalidData for rows that it cannot learn from.
  void begin(Samples samples);
  /// A few milliseconds of work; says whether it is the last.
  bool fitPart();
  /// How much of the work is done, from 0 to 1.
  virtual double done() const = 0;
  /// The probability of each class, or the numbers, of one row.
  virtual void predict(const Real* x, std::span<double> out) const = 0;
  /// Of each node of a decision tree left, right, feature, threshold, impurity, rows, and its
  /// value: scikit-learn's tree_. Empty of other models.
  virtual std::vector<double> tree() const { return {}; }

 protected:
  const Arguments& arguments() const { return arguments_; }
  /// What it learns from, from start() to the last work().
  const Samples& samples() const { return samples_; }
  /// Throws kInvalidData where all rows are of one class.
  void requireClasses() const;

  virtual void start() = 0;
  virtual bool work() = 0;

 private:
  Arguments arguments_;
  Samples samples_;
};

/// Counts through the rows, some of them at a time, again and again.
class RowPasses {
 public:
  /// `cost` operations per row and pass.
  void reset(Index rows, double cost);
  /// The next rows of this pass, of at most about a million operations.
  std::pair<Index, Index> next();
  /// Whether the pass was ended by the last next(); then a new one begins.
  bool ended() const { return at_ == 0; }
  Index passes() const { return passes_; }
  /// Passes with their fractions.
  double progress() const;

 private:
  Index rows_ = 0, step_ = 1, at_ = 0, passes_ = 0;
};

}  // namespace minibatch
