#include <algorithm>
#include <cmath>

#include "losses/loss.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

// 1 / |x| of n numbers, at most 1 / epsilon, as Keras normalizes.
Real inverseNorm(Index n, const Real* x) {
  Real squares = 0;
  for (Index i = 0; i < n; ++i) squares += x[i] * x[i];
  return std::min(1 / std::sqrt(squares), 1 / kProbabilityEpsilon);
}

/// CosineSimilarity: minus the cosine of the angle between target and prediction along the last
/// axis: -1 for the same direction, 0 for a right angle.
/// https://keras.io/api/losses/regression_losses/#cosinesimilarity-class
class CosineSimilarity final : public Loss {
 public:
  explicit CosineSimilarity(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("CosineSimilarity", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const Index outputs = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / outputs;
    for (Index i = 0; i < positions; ++i) {
      const Real* p = batch.prediction.data + i * outputs;
      const Real* t = batch.target.data + i * outputs;
      const Real inverse_p = inverseNorm(outputs, p), inverse_t = inverseNorm(outputs, t);
      Real cosine = 0;
      for (Index j = 0; j < outputs; ++j) cosine += (t[j] * inverse_t) * (p[j] * inverse_p);
      values[i] = -cosine;
      if (!gradient) continue;
      // d cosine / dp = (t / |t| - cosine p / |p|) / |p|; nothing turns a prediction of length 0.
      const Real turning = inverse_p < 1 / kProbabilityEpsilon ? cosine : Real(0);
      for (Index j = 0; j < outputs; ++j) {
        gradient[i * outputs + j] =
            -weights[i] * inverse_p * (t[j] * inverse_t - turning * (p[j] * inverse_p));
      }
    }
  }
};

}  // namespace

const EntryOf<Loss>& cosineSimilarityLossEntry() {
  static constexpr auto entry = entryFor<Loss, CosineSimilarity>(
      "CosineSimilarity", {"cosine_similarity"},
      "The negative cosine similarity of targets and predictions: -1 for the same direction."
      "\n-sum(l2_norm(y_true) * l2_norm(y_pred))",
      {lastAxisArgument(), reductionArgument()});
  return entry;
}

}  // namespace minibatch
