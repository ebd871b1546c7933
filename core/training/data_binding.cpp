#include "training/data_binding.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/error.h"

namespace minibatch {
namespace {

using NameOf = std::function<const std::string&(int)>;

// "left" (None, 4), "right" (None, 3)
std::vector<std::string> listed(int count, const NameOf& name,
                                const std::function<const Shape&(int)>& shape) {
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    const std::string quoted = name(i).empty() ? "" : '"' + name(i) + "\" ";
    texts.push_back(quoted + shape(i).toStringWithBatch());
  }
  return texts;
}

std::vector<std::string> inputsOf(const Model& model) {
  return listed(
      model.inputs(), [&](int i) -> auto& { return model.inputName(i); },
      [&](int i) -> auto& { return model.inputShape(i); });
}

std::vector<std::string> inputsOf(const Dataset& data) {
  return listed(
      data.inputs(), [&](int i) -> auto& { return data.inputName(i); },
      [&](int i) -> auto& { return data.sampleShape(i); });
}

std::vector<std::string> targetsOf(const Dataset& data) {
  return listed(
      data.targets(), [&](int i) -> auto& { return data.targetName(i); },
      [&](int i) -> auto& { return data.targetShape(i); });
}

std::vector<std::string> outputsOf(const Model& model) {
  return listed(
      model.outputs(), [&](int i) -> auto& { return model.outputName(i); },
      [&](int i) -> auto& { return model.outputShape(i); });
}

// For each of `count` ends of the model the number of the part of that name; -1 where there is
// none. Empty where the parts have no names.
std::vector<int> byName(int count, const NameOf& end, int parts, const NameOf& part) {
  std::vector<int> numbers;
  for (int i = 0; i < parts; ++i) {
    if (part(i).empty()) return {};
  }
  for (int e = 0; e < count; ++e) {
    numbers.push_back(-1);
    for (int i = 0; i < parts; ++i) {
      if (part(i) == end(e)) numbers.back() = i;
    }
  }
  return numbers;
}

// A name of the data that none of the model's ends has, or null.
const std::string* unknownName(int count, const NameOf& end, int parts, const NameOf& part) {
  for (int i = 0; i < parts; ++i) {
    bool known = false;
    for (int e = 0; e < count; ++e) known |= part(i) == end(e);
    if (!known) return &part(i);
  }
  return nullptr;
}

// What to do about targets that do not have the shape `wanted`.
Message adviceFor(const Dataset& data, int target, const Shape& wanted) {
  const Shape& given = data.targetShape(target);
  if (const Index classes = data.classes(target)) {
    return Message(classes == 2 ? "advice.two-classes" : "advice.classes", {{"classes", classes}});
  }
  if (given.size() == 1 && wanted.size() > 1) return Message("advice.indices");
  if (given.size() > 1 && given.rank() > wanted.rank()) return Message("advice.one-hot");
  return Message("advice.none");
}

void checkTarget(const Dataset& data, int target, const Model& model, int output,
                 const WantedTarget& wanted) {
  const bool several = model.outputs() > 1;
  const Shape& shape = model.outputShape(output);
  if (!data.givesTargetAs(target, wanted.shape)) {
    fail(ErrorCode::kShapeMismatch, several ? "target.shape-of-output" : "target.shape",
         {{"name", model.outputName(output)},
          {"expected", wanted.shape.toStringWithBatch()},
          {"output", shape.toStringWithBatch()},
          {"received", data.targetShape(target).toStringWithBatch()},
          {"advice", adviceFor(data, target, wanted.shape)}});
  }
  if (wanted.metric_shape && !data.givesTargetAs(target, *wanted.metric_shape)) {
    fail(ErrorCode::kShapeMismatch, "target.shape-of-metric",
         {{"metric", wanted.metric},
          {"expected", wanted.metric_shape->toStringWithBatch()},
          {"output", shape.toStringWithBatch()},
          {"received", data.targetShape(target).toStringWithBatch()},
          {"advice", adviceFor(data, target, *wanted.metric_shape)}});
  }
  if (!data.hasWeights(target)) return;
  Shape positions;
  for (int axis = 0; axis + 1 < shape.rank(); ++axis) positions.append(shape[axis]);
  const Shape& weights = data.weightShape(target);
  if (weights.size() == 1 || sameButForOnes(weights, positions)) return;
  fail(ErrorCode::kShapeMismatch, several ? "sample-weight.shape-of-output" : "sample-weight.shape",
       {{"name", model.outputName(output)},
        {"positions", positions.toStringWithBatch()},
        {"received", weights.toStringWithBatch()}});
}

// The shape of an input with the extents of the data where it leaves them open: axis by axis, or of
// those that are not 1 where there are more or fewer.
Shape knownShape(const Shape& open, const Shape& given) {
  if (open.rank() == given.rank()) return open.filledFrom(given);
  Shape known = open;
  int next = 0;
  for (int axis = 0; axis < open.rank(); ++axis) {
    if (open[axis] == 1) continue;
    while (next < given.rank() && given[next] == 1) ++next;
    if (open[axis] == kUnknown) known[axis] = next < given.rank() ? given[next] : 1;
    ++next;
  }
  return known;
}

}  // namespace

std::shared_ptr<const Model> sizedFor(const Dataset& data, const Model& model) {
  std::vector<Shape> shapes;
  for (int i = 0; i < model.inputs(); ++i) {
    shapes.push_back(knownShape(model.inputShape(i), data.sampleShape(i)));
  }
  return model.sized(shapes);
}

Dataset bindInputs(const Dataset& data, const Model& model) {
  const NameOf end = [&](int i) -> auto& { return model.inputName(i); };
  const NameOf part = [&](int i) -> auto& { return data.inputName(i); };
  std::vector<int> numbers = byName(model.inputs(), end, data.inputs(), part);
  const bool misses = std::ranges::count(numbers, -1) > 0;
  const bool named = !numbers.empty();
  if (data.inputs() != model.inputs() || misses) {
    fail(ErrorCode::kInvalidData, "input.count",
         {{"count", model.inputs()},
          {"expected", inputsOf(model)},
          {"given", data.inputs()},
          {"received", inputsOf(data)}});
  }
  for (int i = 0; i < model.inputs(); ++i) {
    if (!named) numbers.push_back(i);
    const Shape& given = data.sampleShape(numbers[i]);
    const Shape known = knownShape(model.inputShape(i), given);
    if (given.size() == known.size() && sameButForOnes(given, known)) continue;
    if (model.inputs() == 1) {
      fail(ErrorCode::kShapeMismatch, "input.shape",
           {{"expected", model.inputShape().toStringWithBatch()},
            {"received", given.toStringWithBatch()}});
    }
    fail(ErrorCode::kShapeMismatch, "input.shape-of-input",
         {{"input", model.inputName(i)},
          {"expected", model.inputShape(i).toStringWithBatch()},
          {"received", given.toStringWithBatch()},
          {"model", inputsOf(model)},
          {"data", inputsOf(data)}});
  }
  std::vector<int> targets;
  for (int i = 0; i < data.targets(); ++i) targets.push_back(i);
  return data.arranged(numbers, targets);
}

Dataset bindTargets(const Dataset& data, const Model& model,
                    const std::vector<WantedTarget>& wanted) {
  if (!data.hasTargets()) fail(ErrorCode::kInvalidData, "target.none");
  const NameOf end = [&](int i) -> auto& { return model.outputName(i); };
  const NameOf part = [&](int i) -> auto& { return data.targetName(i); };
  std::vector<int> numbers = byName(model.outputs(), end, data.targets(), part);
  if (const std::string* name =
          numbers.empty() ? nullptr : unknownName(model.outputs(), end, data.targets(), part)) {
    fail(ErrorCode::kInvalidData, "target.unknown-output",
         {{"output", *name}, {"outputs", outputsOf(model)}});
  }
  if (numbers.empty()) {
    const auto count = std::ranges::count_if(wanted, &WantedTarget::wanted);
    const bool one_each = data.targets() == model.outputs();
    if (!one_each && data.targets() != count) {
      fail(ErrorCode::kInvalidData, "target.count",
           {{"count", model.outputs()},
            {"outputs", outputsOf(model)},
            {"given", data.targets()},
            {"targets", targetsOf(data)}});
    }
    int next = 0;
    for (const WantedTarget& target : wanted) {
      numbers.push_back(one_each || target.wanted ? next++ : -1);
    }
  }
  for (int i = 0; i < model.outputs(); ++i) {
    if (!wanted[i].wanted) {
      numbers[i] = -1;
      continue;
    }
    if (numbers[i] < 0) {
      fail(ErrorCode::kInvalidData, "target.missing",
           {{"output", model.outputName(i)}, {"targets", targetsOf(data)}});
    }
    checkTarget(data, numbers[i], model, i, wanted[i]);
  }
  std::vector<int> inputs;
  for (int i = 0; i < data.inputs(); ++i) inputs.push_back(i);
  return data.arranged(inputs, numbers);
}

}  // namespace minibatch
