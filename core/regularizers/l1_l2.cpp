#include "regularizers/norm_penalty.h"

namespace minibatch {
namespace {

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
