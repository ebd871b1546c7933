#include "initializers/zeros.h"

#include <algorithm>

namespace minibatch {
namespace {

class Zeros final : public Initializer {
 public:
  explicit Zeros(const Arguments&) {}

  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), Real(0));
  }
};

}  // namespace

const EntryOf<Initializer>& zerosInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, Zeros>(
      "Zeros", {"zeros", "zero"}, "All zeros; the default of biases.", {});
  return entry;
}

}  // namespace minibatch
