#include <algorithm>

#include "base/error.h"
#include "initializers/initializer.h"

namespace minibatch {
namespace {

/// Identity(gain): gain on the diagonal of a weight of two axes, 0 elsewhere.
/// https://keras.io/api/layers/initializers/#identity-class
class Identity final : public Initializer {
 public:
  explicit Identity(const Arguments& arguments)
      : gain_(static_cast<Real>(arguments.number("gain"))) {}

  void check(const Shape& weight) const override {
    if (weight.rank() == 2) return;
    fail(ErrorCode::kInvalidArgument, "initializer.identity", {{"shape", weight.toString()}});
  }

  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), Real(0));
    const Index rows = weight.shape[0], columns = weight.shape[1];
    for (Index i = 0; i < std::min(rows, columns); ++i) weight.data[i * columns + i] = gain_;
  }

 private:
  Real gain_;
};

}  // namespace

const EntryOf<Initializer>& identityInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, Identity>(
      "Identity", {"identity", "IdentityInitializer"}, "Ones on the diagonal, zeros elsewhere.",
      {{.name = "gain", .default_json = "1.0", .doc = "The value on the diagonal."}});
  return entry;
}

}  // namespace minibatch
