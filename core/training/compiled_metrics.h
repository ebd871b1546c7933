#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/metric.h"
#include "model/executor.h"
#include "model/model.h"
#include "training/data_binding.h"
#include "training/output_batch.h"
#include "training/outside.h"

namespace minibatch {

/// The metrics of a model's outputs: Keras's CompileMetrics
/// (keras/src/trainers/compile_utils.py).
class CompiledMetrics {
 public:
  /// `metrics` and `weighted_metrics`: null, a list (for a model of several outputs a list of one
  /// entry an output, a metric or a list of them), or an object by the outputs' names. Only the
  /// weighted ones see sample weights. `targets` are the targets that the losses want; an output
  /// without a loss gets the shape its metrics take: that of its prediction, or class numbers. A
  /// metric that takes the other of these two gets that (metric_shape), where the data can give it.
  CompiledMetrics(const Model& model, const nlohmann::json& metrics,
                  const nlohmann::json& weighted_metrics, std::vector<WantedTarget>& targets);

  /// "accuracy"; with several outputs "a_accuracy" … A weighted metric whose name is taken is
  /// "weighted_accuracy"; names that come again are numbered from 1.
  const std::vector<std::string>& names() const { return names_; }
  /// By the order of names(): +1 where larger is better, -1 where smaller is.
  int direction(std::size_t metric) const { return parts_[metric].metric->direction(); }

  /// The metrics that are computed outside the core, with the output each looks at.
  struct Outside {
    OutsideMetric* metric;
    int output;
  };
  const std::vector<Outside>& outside() const { return outside_; }

  void reset();
  void update(const Executor& executor, Index batch, std::span<const OutputBatch> outputs);
  void appendResults(std::vector<double>& results) const;

 private:
  struct Part {
    std::unique_ptr<Metric> metric;
    int output;
    bool weighted;
    bool own_target;  // whether it takes OutputBatch::metric_target
  };

  void add(const nlohmann::json& metrics, bool weighted, std::vector<WantedTarget>& targets);
  void addMetric(const nlohmann::json& metric, int output, bool weighted, WantedTarget& target);
  std::string uniqueName(const std::string& name, int output, bool weighted) const;

  const Model& model_;
  std::vector<bool> has_loss_;
  std::vector<Part> parts_;
  std::vector<std::string> names_;
  std::vector<Outside> outside_;
};

}  // namespace minibatch
