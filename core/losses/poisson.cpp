#include "losses/poisson.h"

#include "kernels/elementwise.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

class Poisson final : public Loss {
 public:
  explicit Poisson(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("Poisson", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      for (Index i = 0; i < n; ++i) loss[i] = p[i] + kProbabilityEpsilon;
                      logarithm(n, loss, loss);
                      for (Index i = 0; i < n; ++i) {
                        loss[i] = p[i] - t[i] * loss[i];
                        slope[i] = 1 - t[i] / (p[i] + kProbabilityEpsilon);
                      }
                    });
  }
};

}  // namespace

const EntryOf<Loss>& poissonLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, Poisson>(
      "Poisson", {"poisson"},
      "For predicting counts: the negative logarithm of a Poisson probability.",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
