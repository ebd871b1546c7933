#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/deadline.h"
#include "baselines/baseline.h"
#include "evaluation/predictions.h"

namespace minibatch {

/// A classical model that has learned from rows.
struct FittedBaseline {
  std::unique_ptr<Baseline> model;
  std::string name;
  Index features = 0;
  /// How many classes the data set has, 0 where numbers are predicted; and how many numbers.
  Index classes = 0, width = 1;
  /// The classes that training rows have: the model knows these only.
  std::vector<std::int32_t> seen;
  /// Of the targets that it learned from.
  std::vector<TargetScaling> scaling;

  /// How many numbers predict() gives: a probability of each class, or the numbers.
  Index outputs() const { return classes > 0 ? classes : width; }
  void predict(const Real* x, std::span<double> out) const;
  /// The nodes of a decision tree: left, right, feature, threshold, impurity, rows, and a share of
  /// each class or the numbers in their own units. Empty of other models.
  std::vector<double> tree() const;
};

/// Work in slices.
class BaselineJob {
 public:
  virtual ~BaselineJob() = default;
  /// Works for about so many milliseconds; says whether it is done.
  virtual bool step(double budget_ms) = 0;
  /// From 0 to 1.
  virtual double done() const = 0;
};

/// Fits a classical model to the rows of a data set, in slices. Sample weights are not looked at.
class BaselineFitJob : public BaselineJob {
 public:
  /// `config` names an entry of the catalogue: {class_name, config}.
  BaselineFitJob(const Catalog& catalog, const nlohmann::json& config, const Dataset& train);

  bool step(double budget_ms) override;
  double done() const override;
  /// Once it is fitted.
  FittedBaseline take() { return std::move(fitted_); }

 private:
  void readRows();

  FittedBaseline fitted_;
  SampleReader reader_;
  Samples samples_;
  Index read_ = 0;
  bool has_begun_ = false;
};

/// What a classical model predicts for rows, in slices; numbers in the units of the target.
class BaselinePredictJob : public BaselineJob {
 public:
  /// Throws kInvalidData for rows of other features.
  BaselinePredictJob(std::shared_ptr<const FittedBaseline> fitted, const Dataset& data);

  bool step(double budget_ms) override;
  double done() const override;
  /// (rows, outputs)
  const std::vector<float>& outputs() const { return outputs_; }
  /// Beside the targets. Throws kInvalidData where there are none, or a class that the model does
  /// not know of.
  Predictions predictions() const;

 private:
  std::shared_ptr<const FittedBaseline> shared_;  // may be let go of meanwhile
  const FittedBaseline& fitted_;
  Dataset data_;
  SampleReader reader_;
  Index row_ = 0;
  std::vector<float> outputs_;
};

}  // namespace minibatch
