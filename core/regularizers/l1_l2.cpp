#include "kernels/reductions.h"
#include "kernels/updates.h"
#include "regularizers/regularizer.h"

namespace minibatch {
namespace {

/// l1 Σ|w| + l2 Σw²: what L1, L2 and L1L2 are. As in Keras over JAX, |w| has the gradient 1 at 0
/// (over TensorFlow and PyTorch it is 0): biases that start at 0 are pushed below it.
class NormPenalty : public Regularizer {
 public:
  NormPenalty(double l1, double l2) : l1_(l1), l2_(l2) {}
  double penalty(Index n, const Real* values) const override {
    double total = 0;
    if (l1_ != 0) total += l1_ * sumOfMagnitudes(n, values);
    if (l2_ != 0) total += l2_ * sumOfSquares(n, values);
    return total;
  }
  void addGradient(Index n, const Real* values, Real* gradient) const override {
    addPenaltyGradient(n, l1_, l2_, values, gradient);
  }

  /// The factor `name`, whose default is `default_json`.
  static constexpr Argument factor(const char* name, const char* default_json, TextId doc) {
    return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0};
  }

 private:
  double l1_, l2_;
};

/// L1(l1): l1 Σ|w|. https://keras.io/api/layers/regularizers/#l1-class
class L1 final : public NormPenalty {
 public:
  explicit L1(const Arguments& arguments) : NormPenalty(arguments.number("l1"), 0) {}
};

/// L2(l2): l2 Σw². https://keras.io/api/layers/regularizers/#l2-class
class L2 final : public NormPenalty {
 public:
  explicit L2(const Arguments& arguments) : NormPenalty(0, arguments.number("l2")) {}
};

/// L1L2(l1, l2): l1 Σ|w| + l2 Σw². As in Keras, both factors are 0 unless given, so that the bare
/// name penalizes nothing (its documentation says 0.01), and the name is "l1l2" (it says "l1_l2",
/// which is taken here too). https://keras.io/api/layers/regularizers/#l1l2-class
class L1L2 final : public NormPenalty {
 public:
  explicit L1L2(const Arguments& arguments)
      : NormPenalty(arguments.number("l1"), arguments.number("l2")) {}
};

}  // namespace

const EntryOf<Regularizer>& l1RegularizerEntry() {
  static constexpr auto entry =
      entryFor<Regularizer, L1>("L1", {"l1"},
                                "L1 penalty on the absolute values, which makes many of them 0."
                                "\nl1 * sum(|w|)",
                                {NormPenalty::factor("l1", "0.01", "Regularization factor.")});
  return entry;
}

const EntryOf<Regularizer>& l2RegularizerEntry() {
  static constexpr auto entry =
      entryFor<Regularizer, L2>("L2", {"l2"},
                                "L2 penalty on the squared values, which keeps them small."
                                "\nl2 * sum(w^2)",
                                {NormPenalty::factor("l2", "0.01", "Regularization factor.")});
  return entry;
}

const EntryOf<Regularizer>& l1L2RegularizerEntry() {
  static constexpr auto entry =
      entryFor<Regularizer, L1L2>("L1L2", {"l1_l2", "l1l2"},
                                  "L1 and L2 penalties together."
                                  "\nl1 * sum(|w|) + l2 * sum(w^2)",
                                  {NormPenalty::factor("l1", "0.0", "L1 regularization factor."),
                                   NormPenalty::factor("l2", "0.0", "L2 regularization factor.")});
  return entry;
}

}  // namespace minibatch
