#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/refusal.h"
#include "base/slice_key.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// y = x[key], as NumPy slices: all of the batch, and of the other axes indices, slices, "..." and
/// None, which is a new axis. Keras: keras.ops.get_item, an operation of Functional models.
class GetItem final : public Layer {
 public:
  explicit GetItem(const Arguments& arguments) : items_(parseSlices(arguments.string("key"))) {
    const bool is_all =
        !items_.empty() && (items_[0].kind == SliceItem::Kind::kEllipsis ||
                            (items_[0].kind == SliceItem::Kind::kSlice && !items_[0].start &&
                             !items_[0].stop && items_[0].step.value_or(1) == 1));
    if (!is_all) {
      refuseValue(arguments, "key", Message("expected.slices"), arguments.config().at("key"));
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    return resolve(requireSingleInput(inputs)).output;
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  CallStyle callStyle() const override { return {.key = true}; }

  void forward(const ForwardPass& pass) const override {
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    eachValue(pass.inputs[0].shape, [&](Index from) { *y++ = x[from]; });
  }
  void backward(const BackwardPass& pass) const override {
    const Tensor& dx = pass.input_gradients[0];
    if (!dx) return;
    const Real* dy = pass.output_gradient.data;
    std::fill_n(dx.data, dx.size(), Real{0});
    eachValue(dx.shape, [&](Index from) { dx.data[from] = *dy++; });
  }

 private:
  struct Axis {
    Index start, step, count;
  };
  struct Resolved {
    std::array<Axis, Shape::kMaxRank> axes;  // of a sample
    Shape output;
  };

  Resolved resolve(const Shape& sample) const {
    Resolved resolved{};
    int consumed = -1;  // the batch comes first
    for (const SliceItem& item : items_) {
      consumed += item.kind == SliceItem::Kind::kSlice || item.kind == SliceItem::Kind::kIndex;
    }
    const bool has_ellipsis = std::ranges::any_of(
        items_, [](const SliceItem& item) { return item.kind == SliceItem::Kind::kEllipsis; });
    const bool is_first_ellipsis = items_[0].kind == SliceItem::Kind::kEllipsis;
    const int left = sample.rank() - consumed - is_first_ellipsis;
    if (left < 0) failToFit(sample);
    int axis = 0;
    const auto whole = [&](int count) {
      for (; count > 0; --count, ++axis) {
        resolved.axes[axis] = {0, 1, sample[axis]};
        resolved.output.append(sample[axis]);
      }
    };
    for (std::size_t i = is_first_ellipsis ? 0 : 1; i < items_.size(); ++i) {
      const SliceItem& item = items_[i];
      if (item.kind == SliceItem::Kind::kEllipsis) {
        whole(left);
      } else if (item.kind == SliceItem::Kind::kNewAxis) {
        resolved.output.append(1);
      } else {
        resolved.axes[axis] = axisOf(item, sample, axis);
        if (item.kind == SliceItem::Kind::kSlice) resolved.output.append(resolved.axes[axis].count);
        ++axis;
      }
    }
    if (!has_ellipsis) whole(left);
    if (resolved.output.rank() == 0) fail(ErrorCode::kShapeMismatch, "layer.slices-to-number");
    return resolved;
  }

  // As Python's slice.indices().
  static Axis axisOf(const SliceItem& item, const Shape& sample, int axis) {
    const Index extent = sample[axis];
    if (item.kind == SliceItem::Kind::kIndex) {
      const Index index = *item.start < 0 ? *item.start + extent : *item.start;
      if (index < 0 || index >= extent) failToFit(sample);
      return {index, 1, 1};
    }
    if (extent == kUnknown) return {0, 1, kUnknown};
    const Index step = item.step.value_or(1), low = step < 0 ? -1 : 0,
                high = step < 0 ? extent - 1 : extent;
    const auto place = [&](const std::optional<Index>& given, Index otherwise) {
      if (!given) return otherwise;
      return std::clamp(*given < 0 ? *given + extent : *given, low, high);
    };
    const Index start = place(item.start, step < 0 ? high : low);
    const Index stop = place(item.stop, step < 0 ? low : high);
    const Index span = step < 0 ? start - stop : stop - start;
    const Index stride = step < 0 ? -step : step;
    if (span <= 0) failToFit(sample);
    return {start, step, (span + stride - 1) / stride};
  }

  [[noreturn]] static void failToFit(const Shape& sample) {
    fail(ErrorCode::kShapeMismatch, "layer.slices", {{"shape", sample.toStringWithBatch()}});
  }

  // Calls take(offset in x) for every value of y, in its order.
  template <class Take>
  void eachValue(const Shape& shape, const Take& take) const {
    const Shape sample = shape.sample();
    const Resolved resolved = resolve(sample);
    const int rank = sample.rank();
    const Index size = sample.size();
    for (Index n = 0; n < shape[0]; ++n) {
      Index at[Shape::kMaxRank] = {};
      for (int axis = 0; axis >= 0;) {
        Index from = 0;
        for (int i = 0; i < rank; ++i) {
          from = from * sample[i] + resolved.axes[i].start + at[i] * resolved.axes[i].step;
        }
        take(n * size + from);
        for (axis = rank - 1; axis >= 0 && ++at[axis] == resolved.axes[axis].count; --axis) {
          at[axis] = 0;
        }
      }
    }
  }

  std::vector<SliceItem> items_;
};

}  // namespace

const EntryOf<Layer>& getItemEntry() {
  static constexpr auto entry = entryFor<Layer, GetItem>(
      "GetItem", {},
      "Takes a part of its input: x[:, -1, :] is the last step of a sequence."
      "\ny = x[key], where key begins with the whole batch",
      {{.name = "key",
        .type = ArgumentType::kString,
        .default_json = "",
        .doc = "What stands between the brackets, as in Python: ':, -1, :' for the last step.",
        .of = "slices"}});
  return entry;
}

}  // namespace minibatch
