#include "initializers/ones.h"

#include <algorithm>

namespace minibatch {
namespace {

class Ones final : public Initializer {
 public:
  explicit Ones(const Arguments&) {}

  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), Real(1));
  }
};

}  // namespace

const EntryOf<Initializer>& onesInitializerEntry() {
  static const EntryOf<Initializer> entry =
      entryFor<Initializer, Ones>("Ones", {"ones", "one"}, "All ones.", {});
  return entry;
}

}  // namespace minibatch
