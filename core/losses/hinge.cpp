#include <algorithm>
#include <string_view>

#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// The loss of a gap 1 - t p, and its derivative with respect to p.
using HingeFunction = void (*)(Real gap, Real target, Real& loss, Real& slope);

/// The mean of a function of the gaps 1 - t p. Targets are -1 and 1; as in Keras, a batch whose
/// targets are all 0 or 1 has them turned into -1 and 1.
template <HingeFunction kFunction>
class HingeLoss final : public Loss {
 public:
  explicit HingeLoss(const Arguments& arguments) : name_(arguments.entry().class_name) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite(name_, target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const bool is_binary = allBinary(batch.target);
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      for (Index i = 0; i < n; ++i) {
                        const Real target = is_binary ? 2 * t[i] - 1 : t[i];
                        kFunction(1 - target * p[i], target, loss[i], slope[i]);
                      }
                    });
  }

 private:
  std::string_view name_;
};

/// Hinge: mean(max(1 - t p, 0)). https://keras.io/api/losses/hinge_losses/#hinge-class
void hinge(Real gap, Real target, Real& loss, Real& slope) {
  loss = gap < 0 ? Real(0) : gap;
  // At the kink Keras passes half the gradient, as at any tie of a maximum.
  slope = gap > 0 ? -target : gap == 0 ? -target / 2 : Real(0);
}

/// SquaredHinge: mean(max(1 - t p, 0)²).
/// https://keras.io/api/losses/hinge_losses/#squaredhinge-class
void squaredHinge(Real gap, Real target, Real& loss, Real& slope) {
  loss = gap > 0 ? gap * gap : gap < 0 ? Real(0) : gap;
  slope = gap > 0 ? -2 * gap * target : Real(0);
}

/// CategoricalHinge: max(max((1 - t) p) - sum(t p) + 1, 0), for one-hot targets.
/// https://keras.io/api/losses/hinge_losses/#categoricalhinge-class
class CategoricalHinge final : public Loss {
 public:
  explicit CategoricalHinge(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("CategoricalHinge", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const Index outputs = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / outputs;
    for (Index i = 0; i < positions; ++i) {
      const Real* p = batch.prediction.data + i * outputs;
      const Real* t = batch.target.data + i * outputs;
      Real largest = (1 - t[0]) * p[0], hit = 0;
      Index ties = 0;
      for (Index j = 0; j < outputs; ++j) {
        const Real other = (1 - t[j]) * p[j];
        hit += t[j] * p[j];
        if (other > largest) ties = 0;
        largest = std::max(largest, other);
        ties += other == largest;
      }
      const Real gap = largest - hit + 1;
      values[i] = gap < 0 ? Real(0) : gap;
      if (!gradient) continue;
      // At a tie of maxima each passes its share, as in Keras.
      const Real factor = weights[i] * (gap > 0 ? Real(1) : gap == 0 ? Real(0.5) : Real(0));
      for (Index j = 0; j < outputs; ++j) {
        const bool is_largest = (1 - t[j]) * p[j] == largest;
        const Real rise = is_largest ? (1 - t[j]) / static_cast<Real>(ties) : Real(0);
        gradient[i * outputs + j] = factor * (rise - t[j]);
      }
    }
  }
};

}  // namespace

const EntryOf<Loss>& hingeLossEntry() {
  static constexpr auto entry = entryFor<Loss, HingeLoss<hinge>>(
      "Hinge", {"hinge"},
      "Hinge loss for binary classification, with targets of -1 and 1."
      "\nmean(max(1 - y_true y_pred, 0))",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& squaredHingeLossEntry() {
  static constexpr auto entry = entryFor<Loss, HingeLoss<squaredHinge>>(
      "SquaredHinge", {"squared_hinge"},
      "Squared hinge loss for binary classification, with targets of -1 and 1."
      "\nmean(max(1 - y_true y_pred, 0)^2)",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& categoricalHingeLossEntry() {
  static constexpr auto entry = entryFor<Loss, CategoricalHinge>(
      "CategoricalHinge", {"categorical_hinge"},
      "Hinge loss for multi-class classification, with one-hot targets."
      "\nmax(max((1 - y_true) y_pred) - sum(y_true y_pred) + 1, 0)",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
