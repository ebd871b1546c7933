#include <algorithm>

#include "initializers/initializer.h"

namespace minibatch {
namespace {

/// Constant(value): every element the same.
/// https://keras.io/api/layers/initializers/#constant-class
class Constant : public Initializer {
 public:
  explicit Constant(const Arguments& arguments) : Constant(arguments.number("value")) {}

  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), value_);
  }

 protected:
  explicit Constant(double value) : value_(static_cast<Real>(value)) {}

 private:
  Real value_;
};

/// Zeros(): every element 0. https://keras.io/api/layers/initializers/#zeros-class
class Zeros final : public Constant {
 public:
  explicit Zeros(const Arguments&) : Constant(0) {}
};

/// Ones(): every element 1. https://keras.io/api/layers/initializers/#ones-class
class Ones final : public Constant {
 public:
  explicit Ones(const Arguments&) : Constant(1) {}
};

}  // namespace

const EntryOf<Initializer>& zerosInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, Zeros>(
      "Zeros", {"zeros", "zero"}, "All zeros; the default for biases.", {});
  return entry;
}

const EntryOf<Initializer>& onesInitializerEntry() {
  static constexpr auto entry =
      entryFor<Initializer, Ones>("Ones", {"ones", "one"}, "All ones.", {});
  return entry;
}

const EntryOf<Initializer>& constantInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, Constant>(
      "Constant", {"constant"}, "The same value everywhere.",
      {{.name = "value", .default_json = "0.0", .doc = "The value of all elements."}});
  return entry;
}

}  // namespace minibatch
