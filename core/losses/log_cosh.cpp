#include "losses/log_cosh.h"

#include <cmath>

#include "kernels/activations.h"
#include "kernels/elementwise.h"
#include "losses/pointwise.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

constexpr Real kLn2 = static_cast<Real>(0.69314718055994531);

class LogCosh final : public Loss {
 public:
  explicit LogCosh(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("LogCosh", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      LossChunk size{}, rest{};
                      for (Index i = 0; i < n; ++i) {
                        slope[i] = p[i] - t[i];
                        size[i] = std::abs(slope[i]);
                        rest[i] = -2 * size[i];
                      }
                      softplus(n, rest.data(), rest.data());
                      hyperbolicTangent(n, slope, slope);
                      for (Index i = 0; i < n; ++i) loss[i] = size[i] + rest[i] - kLn2;
                    });
  }
};

}  // namespace

const EntryOf<Loss>& logCoshLossEntry() {
  static const EntryOf<Loss> entry =
      entryFor<Loss, LogCosh>("LogCosh", {"log_cosh"},
                              "The logarithm of the hyperbolic cosine of the errors: squared when "
                              "small, absolute when large.",
                              {reductionArgument()});
  return entry;
}

}  // namespace minibatch
