#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "losses/loss.h"
#include "model/executor.h"
#include "model/model.h"
#include "training/output_batch.h"
#include "training/outside.h"

namespace minibatch {

/// The losses of a model's outputs, their weighted sum, and their running means: Keras's
/// CompileLoss (keras/src/trainers/compile_utils.py).
class CompiledLoss {
 public:
  /// `loss`: one for all outputs, a list of one an output, or an object by the outputs' names; null
  /// where an output has none. `weights` (null, a number, a list or an object by name) are the
  /// factors of the losses in the sum. Throws naming what the model has and what was received.
  CompiledLoss(const Model& model, const nlohmann::json& loss, const nlohmann::json& weights);

  bool hasLoss(int output) const { return static_cast<bool>(parts_[output].loss); }
  const Loss& loss(int output) const { return *parts_[output].loss; }
  /// The output's loss where it is computed outside the core, else null.
  OutsideLoss* outside(int output) const { return parts_[output].outside; }
  /// "loss"; with several losses also "a_loss", "b_loss" … of the outputs a, b …
  const std::vector<std::string>& names() const { return names_; }

  /// Takes memory for batches of this size of the model in the lengths of some data.
  void reserve(const Model& model, Index batch);
  /// The loss of the batch: the sum of the outputs' losses, each times its weight. With
  /// `gradients` the executor gets the gradients of all outputs. `outputs` has one element an
  /// output.
  double evaluate(const Executor& executor, Index batch, std::span<const OutputBatch> outputs,
                  bool gradients);
  /// Of the last evaluate(), by output: whether the gradient is that of the logits.
  std::span<const bool> fromLogits() const { return {from_logits_.get(), parts_.size()}; }
  /// Whether the last evaluate() had a gradient to write.
  bool hasGradient() const { return has_gradient_; }

  void reset();
  /// Takes the batch of the last evaluate() into the running means, `total` being its loss with
  /// whatever is added to it.
  void update(Index batch, double total);
  /// In the order of names().
  std::vector<double> results() const;

 private:
  enum class Reduction { kMean, kSum, kMeanBySampleWeight };
  struct Part {
    std::unique_ptr<Loss> loss;
    OutsideLoss* outside = nullptr;  // the loss, where it is one
    Reduction reduction = Reduction::kMean;
    double weight = 1;
    double value = 0;  // of the last batch, before the weight
    double sum = 0;    // of value times rows
  };

  static void make(Part& part, const Catalog& catalog, const nlohmann::json& loss,
                   const Location& location);
  // `mask` is null, or says by row and step what counts.
  double evaluatePart(Part& part, const LossBatch& batch, const OutputBatch& output,
                      const Real* mask, Real* gradient);

  const Model& model_;
  std::vector<Part> parts_;  // by output
  std::vector<std::string> names_;
  // By position: the loss, its share in the mean, and both.
  std::vector<Real> values_, shares_, factors_;
  std::unique_ptr<bool[]> from_logits_;
  bool has_gradient_ = false;
  double sum_ = 0, rows_ = 0;
};

}  // namespace minibatch
