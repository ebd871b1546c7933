#include "losses/hinge.h"

#include "losses/pointwise.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

class Hinge final : public Loss {
 public:
  explicit Hinge(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("Hinge", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const bool is_binary = allBinary(batch.target);
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      for (Index i = 0; i < n; ++i) {
                        const Real target = is_binary ? 2 * t[i] - 1 : t[i];
                        const Real gap = 1 - target * p[i];
                        loss[i] = gap < 0 ? Real(0) : gap;
                        // At the kink Keras passes half the gradient, as at any tie of a maximum.
                        slope[i] = gap > 0 ? -target : gap == 0 ? -target / 2 : Real(0);
                      }
                    });
  }
};

}  // namespace

const EntryOf<Loss>& hingeLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, Hinge>(
      "Hinge", {"hinge"}, "For yes/no questions with outputs from -1 to 1.", {reductionArgument()});
  return entry;
}

}  // namespace minibatch
