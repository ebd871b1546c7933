#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "kernels/elementwise.h"
#include "losses/loss.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// SparseCategoricalCrossentropy(from_logits): -log p_t over the last axis, for targets t
/// (batch, ...) that are class numbers from 0. Probabilities are divided by their sum and clipped
/// to [1e-7, 1 - 1e-7]; from logits x, p = softmax(x). Positions whose target is ignore_class have
/// the loss 0 and do not count in the mean. Their gradient is 0, also from probabilities, where
/// that of Keras is NaN.
/// https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class
class SparseCategoricalCrossentropy final : public Loss {
 public:
  explicit SparseCategoricalCrossentropy(const Arguments& arguments)
      : from_logits_(arguments.boolean("from_logits")) {
    // The metric of this name has no such argument.
    if (arguments.entry().find("ignore_class") && !arguments.isNull("ignore_class")) {
      ignored_ = static_cast<Real>(arguments.integer("ignore_class"));
    }
  }

  Shape targetShape(const Shape& prediction) const override {
    requireSeveralClasses("SparseCategoricalCrossentropy", prediction);
    Shape shape;
    for (int axis = 0; axis + 1 < prediction.rank(); ++axis) shape.append(prediction[axis]);
    return shape;
  }

  void checkTargets(const ConstTensor& target, const Shape& prediction,
                    Index first_row) const override {
    if (!ignored_) {
      requireClasses("SparseCategoricalCrossentropy", target, prediction.back(), first_row);
      return;
    }
    std::vector<Real> others(target.data, target.data + target.size());
    std::ranges::replace(others, *ignored_, Real(0));
    requireClasses("SparseCategoricalCrossentropy", {others.data(), target.shape},
                   prediction.back(), first_row);
  }

  Index countIgnored(const LossBatch& batch) const override {
    if (!ignored_) return 0;
    return std::count(batch.target.data, batch.target.data + batch.target.size(), *ignored_);
  }

  void ignore(const LossBatch& batch, Real* weights) const override {
    for (Index i = 0; i < batch.target.size(); ++i) {
      if (batch.target.data[i] == ignored_) weights[i] = 0;
    }
  }

  std::string_view logitsActivation() const override { return "softmax"; }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const bool logits = batch.logits || from_logits_;
    const Real* x = batch.logits ? batch.logits.data : batch.prediction.data;
    const Index classes = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / classes;
    for (Index i = 0; i < positions; ++i) {
      const Real label = batch.target.data[i];
      Real* row_gradient = gradient ? gradient + i * classes : nullptr;
      if (ignored_ && label == *ignored_) {
        values[i] = logits ? Real(0) : Real(1);  // -log(1)
        if (gradient) std::fill_n(row_gradient, classes, Real(0));
        continue;
      }
      if (!(label >= 0 && label < static_cast<Real>(classes))) {
        // Only a caller that left out checkTargets() gets here: no read outside the row, no number.
        values[i] = std::numeric_limits<Real>::quiet_NaN();
        if (gradient) std::fill_n(row_gradient, classes, values[i]);
        continue;
      }
      const Real weight = gradient ? weights[i] : Real(0);
      (logits ? fromLogits : fromProbabilities)(classes, x + i * classes, static_cast<Index>(label),
                                                weight, values + i, row_gradient);
    }
    if (!logits) {  // fromProbabilities() leaves the logarithms to one pass over all rows
      logarithm(positions, values, values);
      for (Index i = 0; i < positions; ++i) values[i] = -values[i];
    }
  }

 private:
  // Both take one row of n classes and, where asked, write weight times the gradient with respect
  // to x.

  static void fromLogits(Index n, const Real* x, Index label, Real weight, Real* value,
                         Real* gradient) {
    const LogSumExp row = logSumExp(n, x, gradient);
    *value = row.maximum - x[label] + row.log_sum;
    if (!gradient) return;
    gradient[label] -= 1;  // softmax(x) - one_hot(label)
    for (Index c = 0; c < n; ++c) gradient[c] *= weight;
  }

  // *value = the clipped probability, before its logarithm.
  static void fromProbabilities(Index n, const Real* x, Index label, Real weight, Real* value,
                                Real* gradient) {
    Real sum = 0;
    for (Index c = 0; c < n; ++c) sum += x[c];
    const Real p = x[label] / sum;
    *value = clipProbability(p);
    if (!gradient) return;
    std::fill_n(gradient, n, isUnclipped(p) ? weight / sum : Real(0));
    if (isUnclipped(p)) gradient[label] -= weight / (p * sum);
  }

  bool from_logits_;
  std::optional<Real> ignored_;
};

}  // namespace

const EntryOf<Loss>& sparseCategoricalCrossentropyLossEntry() {
  static constexpr auto entry = entryFor<Loss, SparseCategoricalCrossentropy>(
      "SparseCategoricalCrossentropy", {"sparse_categorical_crossentropy"},
      "Cross-entropy for several classes with integer class numbers as targets."
      "\n-ln(y_pred[y_true])",
      {fromLogitsArgument(),
       {.name = "ignore_class",
        .type = ArgumentType::kInteger,
        .default_json = "null",
        .doc = "A class number to ignore, such as -1; targets with it do not count.",
        .minimum = -1e6,
        .maximum = 1e6,
        .nullable = true},
       lastAxisArgument(),
       reductionArgument()});
  return entry;
}

}  // namespace minibatch
