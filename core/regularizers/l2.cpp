#include "regularizers/l2.h"

#include "regularizers/norm_penalty.h"

namespace minibatch {
namespace {

class L2 final : public NormPenalty {
 public:
  explicit L2(const Arguments& arguments) : NormPenalty(0, arguments.number("l2")) {}
};

}  // namespace

const EntryOf<Regularizer>& l2RegularizerEntry() {
  static const EntryOf<Regularizer> entry = entryFor<Regularizer, L2>(
      "L2", {"l2"}, "A cost for each value's square; it keeps large ones down.",
      {NormPenalty::factor("l2", "0.01", "What a value of 1 costs.")});
  return entry;
}

}  // namespace minibatch
