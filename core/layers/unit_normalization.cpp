#include <algorithm>
#include <cmath>

#include "layers/axis.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Divides the values along one axis by their Euclidean norm. Keras: keras.layers.UnitNormalization
/// (of several axes at once only one is taken here).
class UnitNormalization : public SampleWise {
 public:
  explicit UnitNormalization(const Arguments& arguments) : axis_(arguments.onlyInteger("axis")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    resolveAxis(axis_, input);
    return input;
  }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }

 private:
  // Calls function(offset of the first value, values, distance between them) for each row of values
  // along the axis.
  template <class Function>
  void eachRow(const Shape& shape, const Function& function) const {
    const AroundAxis around = aroundAxis(shape, axis_);
    for (Index outer = 0; outer < around.outer; ++outer) {
      for (Index inner = 0; inner < around.inner; ++inner) {
        function(outer * around.run() + inner, around.extent, around.inner);
      }
    }
  }
  static Real normOf(const Real* x, Index extent, Index stride) {
    double squares = 0;
    for (Index i = 0; i < extent; ++i) {
      const auto value = static_cast<double>(x[i * stride]);
      squares += value * value;
    }
    return static_cast<Real>(std::sqrt(std::max(squares, kEpsilon)));
  }

  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    eachRow(x.shape, [&](Index first, Index extent, Index stride) {
      const Real norm = normOf(x.data + first, extent, stride);
      for (Index i = 0; i < extent; ++i) {
        y.data[first + i * stride] = x.data[first + i * stride] / norm;
      }
    });
  }

  // dx = (dy - y (y · dy)) / norm
  void backwardSamples(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    eachRow(x.shape, [&](Index first, Index extent, Index stride) {
      const Real* in = x.data + first;
      const Real norm = normOf(in, extent, stride);
      double product = 0;
      for (Index i = 0; i < extent; ++i) {
        product += static_cast<double>(in[i * stride]) * dy.data[first + i * stride];
      }
      const Real share = static_cast<Real>(product / (static_cast<double>(norm) * norm));
      for (Index i = 0; i < extent; ++i) {
        dx.data[first + i * stride] = (dy.data[first + i * stride] - in[i * stride] * share) / norm;
      }
    });
  }

  static constexpr double kEpsilon = 1e-24;  // of the square: Keras's 1e-12 is of the norm

  Index axis_;
};

}  // namespace

const EntryOf<Layer>& unitNormalizationEntry() {
  static constexpr auto entry = entryFor<Layer, UnitNormalization>(
      "UnitNormalization", {},
      "Scales the values along an axis to a Euclidean norm of 1."
      "\ny = x / |x|, with the shape of x",
      {{.name = "axis",
        .type = ArgumentType::kIntegers,
        .default_json = "-1",
        .doc = "The axis whose values are scaled together; the batch is axis 0.",
        .minimum = -8,
        .maximum = 8}});
  return entry;
}

}  // namespace minibatch
