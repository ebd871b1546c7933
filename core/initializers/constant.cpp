#include "initializers/constant.h"

#include <algorithm>

namespace minibatch {
namespace {

class Constant final : public Initializer {
 public:
  explicit Constant(const Arguments& arguments)
      : value_(static_cast<Real>(arguments.number("value"))) {}

  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), value_);
  }

 private:
  Real value_;
};

}  // namespace

const EntryOf<Initializer>& constantInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, Constant>(
      "Constant", {"constant"}, "The same value everywhere.",
      {{.name = "value", .default_json = "0.0", .doc = "The value of every element."}});
  return entry;
}

}  // namespace minibatch
