#include "regularizers/l1.h"

#include "regularizers/norm_penalty.h"

namespace minibatch {
namespace {

class L1 final : public NormPenalty {
 public:
  explicit L1(const Arguments& arguments) : NormPenalty(arguments.number("l1"), 0) {}
};

}  // namespace

const EntryOf<Regularizer>& l1RegularizerEntry() {
  static const EntryOf<Regularizer> entry = entryFor<Regularizer, L1>(
      "L1", {"l1"}, "A cost for each value's size; it makes many of them 0.",
      {NormPenalty::factor("l1", "0.01", "What a value of 1 costs.")});
  return entry;
}

}  // namespace minibatch
