#include <algorithm>

#include "base/error.h"
#include "base/refusal.h"
#include "layers/copying.h"

namespace minibatch {
namespace {

/// The same values in another shape; one extent may be -1, which stands for what is left. Keras:
/// keras.layers.Reshape.
class Reshape : public Copying {
 public:
  explicit Reshape(const Arguments& arguments) : target_(arguments.shape("target_shape")) {
    if (std::count(target_.begin(), target_.end(), -1) > 1 ||
        std::count(target_.begin(), target_.end(), 0) > 0) {
      refuse(arguments, "layer.target-shape", {{"received", target_.toString()}});
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    const bool unknown = input.hasUnknown();
    Shape result = target_;
    Index known = 1;
    for (Index extent : result) known = extent < 0 ? known : checkedProduct(known, extent);
    for (int axis = 0; axis < result.rank(); ++axis) {
      if (result[axis] < 0) result[axis] = unknown ? kUnknown : input.size() / known;
    }
    if (!unknown && result.size() != input.size()) {
      fail(ErrorCode::kShapeMismatch, "layer.reshape",
           {{"target", target_.toString()},
            {"elements", input.size()},
            {"shape", input.toStringWithBatch()}});
    }
    return result;
  }

 private:
  Shape target_;
};

}  // namespace

const EntryOf<Layer>& reshapeEntry() {
  static constexpr auto entry = entryFor<Layer, Reshape>(
      "Reshape", {},
      "Reshapes each sample."
      "\n(batch, ...) -> (batch, ...target_shape)",
      {{.name = "target_shape",
        .type = ArgumentType::kShape,
        .default_json = "",
        .doc = "The new shape without the batch axis; one size may be -1, which is inferred.",
        .minimum = -1,
        .maximum = 0x1p30}});
  return entry;
}

}  // namespace minibatch
