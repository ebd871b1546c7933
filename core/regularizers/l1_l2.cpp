#include "regularizers/l1_l2.h"

#include "regularizers/norm_penalty.h"

namespace minibatch {
namespace {

class L1L2 final : public NormPenalty {
 public:
  explicit L1L2(const Arguments& arguments)
      : NormPenalty(arguments.number("l1"), arguments.number("l2")) {}
};

}  // namespace

const EntryOf<Regularizer>& l1L2RegularizerEntry() {
  static const EntryOf<Regularizer> entry = entryFor<Regularizer, L1L2>(
      "L1L2", {"l1_l2", "l1l2"}, "A cost for each value's size and its square.",
      {NormPenalty::factor("l1", "0.0", "What the size of a value of 1 costs."),
       NormPenalty::factor("l2", "0.0", "What the square of a value of 1 costs.")});
  return entry;
}

}  // namespace minibatch
