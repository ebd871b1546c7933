#include "training/data_binding.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/error.h"

namespace minibatch {
namespace {

using NameOf = std::function<const std::string&(int)>;

// "left" (None, 4), "right" (None, 3)
std::string listed(int count, const NameOf& name, const std::function<const Shape&(int)>& shape) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += i ? ", " : "";
    if (!name(i).empty()) text += '"' + name(i) + "\" ";
    text += shape(i).toStringWithBatch();
  }
  return text.empty() ? "none" : text;
}

std::string inputsOf(const Model& model) {
  return listed(
      model.inputs(), [&](int i) -> auto& { return model.inputName(i); },
      [&](int i) -> auto& { return model.inputShape(i); });
}

std::string inputsOf(const Dataset& data) {
  return listed(
      data.inputs(), [&](int i) -> auto& { return data.inputName(i); },
      [&](int i) -> auto& { return data.sampleShape(i); });
}

std::string targetsOf(const Dataset& data) {
  return listed(
      data.targets(), [&](int i) -> auto& { return data.targetName(i); },
      [&](int i) -> auto& { return data.targetShape(i); });
}

std::string outputsOf(const Model& model) {
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
const std::string* strange(int count, const NameOf& end, int parts, const NameOf& part) {
  for (int i = 0; i < parts; ++i) {
    bool known = false;
    for (int e = 0; e < count; ++e) known |= part(i) == end(e);
    if (!known) return &part(i);
  }
  return nullptr;
}

// What to do about targets that do not have the shape `wanted`.
std::string adviceFor(const Dataset& data, int target, const Shape& wanted) {
  const Shape& given = data.targetShape(target);
  if (const Index classes = data.classes(target)) {
    const std::string count = std::to_string(classes);
    return " The target has " + count + " classes: end the model with Dense(" + count +
           ", activation=\"softmax\")" +
           (classes == 2 ? " or Dense(1, activation=\"sigmoid\")." : ".");
  }
  if (given.size() == 1 && wanted.size() > 1) {
    return " For class indices use sparse_categorical_crossentropy, or give one-hot rows.";
  }
  if (given.size() > 1 && given.rank() > wanted.rank()) {
    return " For one-hot rows use categorical_crossentropy, or give class indices.";
  }
  return "";
}

void checkTarget(const Dataset& data, int target, const Model& model, int output,
                 const WantedTarget& wanted) {
  const bool several = model.outputs() > 1;
  const std::string which = several ? " \"" + model.outputName(output) + "\"" : "";
  const Shape& shape = model.outputShape(output);
  if (!data.givesTargetAs(target, wanted.shape)) {
    fail(ErrorCode::kShapeMismatch, several ? "The loss of output" : "This loss", which,
         " takes targets of shape ", wanted.shape.toStringWithBatch(), " for the model's output ",
         shape.toStringWithBatch(), ", but the data has ",
         data.targetShape(target).toStringWithBatch(), ".", adviceFor(data, target, wanted.shape));
  }
  if (wanted.metric_shape && !data.givesTargetAs(target, *wanted.metric_shape)) {
    fail(ErrorCode::kShapeMismatch, "The metric ", wanted.metric, " takes targets of shape ",
         wanted.metric_shape->toStringWithBatch(), " for the model's output ",
         shape.toStringWithBatch(), ", but the data has ",
         data.targetShape(target).toStringWithBatch(), ".",
         adviceFor(data, target, *wanted.metric_shape));
  }
  if (!data.hasWeights(target)) return;
  Shape positions;
  for (int axis = 0; axis + 1 < shape.rank(); ++axis) positions.append(shape[axis]);
  const Shape& weights = data.weightShape(target);
  if (weights.size() == 1 || sameButForOnes(weights, positions)) return;
  fail(ErrorCode::kShapeMismatch, "Sample weights of output", which,
       " are one number a row, (None), or one a position, ", positions.toStringWithBatch(),
       ", but received ", weights.toStringWithBatch(), ".");
}

}  // namespace

Dataset bindInputs(const Dataset& data, const Model& model) {
  const NameOf end = [&](int i) -> auto& { return model.inputName(i); };
  const NameOf part = [&](int i) -> auto& { return data.inputName(i); };
  std::vector<int> numbers = byName(model.inputs(), end, data.inputs(), part);
  const bool misses = std::ranges::count(numbers, -1) > 0;
  const bool named = !numbers.empty();
  if (data.inputs() != model.inputs() || misses) {
    fail(ErrorCode::kInvalidData, "The model takes ", model.inputs(), " input",
         model.inputs() > 1 ? "s: " : ": ", inputsOf(model), "; the data has ", data.inputs(), ": ",
         inputsOf(data), ".");
  }
  for (int i = 0; i < model.inputs(); ++i) {
    if (!named) numbers.push_back(i);
    const Shape& given = data.sampleShape(numbers[i]);
    if (given.size() == model.inputShape(i).size() && sameButForOnes(given, model.inputShape(i))) {
      continue;
    }
    if (model.inputs() == 1) {
      fail(ErrorCode::kShapeMismatch, "The model takes inputs of shape ",
           model.inputShape().toStringWithBatch(), ", but the data has ", given.toStringWithBatch(),
           ".");
    }
    fail(ErrorCode::kShapeMismatch, "The model's input \"", model.inputName(i), "\" has the shape ",
         model.inputShape(i).toStringWithBatch(), ", but the data has ", given.toStringWithBatch(),
         " there. The model takes ", inputsOf(model), "; the data has ", inputsOf(data), ".");
  }
  std::vector<int> targets;
  for (int i = 0; i < data.targets(); ++i) targets.push_back(i);
  return data.arranged(numbers, targets);
}

Dataset bindTargets(const Dataset& data, const Model& model,
                    const std::vector<WantedTarget>& wanted) {
  if (!data.hasTargets()) fail(ErrorCode::kInvalidData, "The data set has no targets (y).");
  const NameOf end = [&](int i) -> auto& { return model.outputName(i); };
  const NameOf part = [&](int i) -> auto& { return data.targetName(i); };
  std::vector<int> numbers = byName(model.outputs(), end, data.targets(), part);
  if (const std::string* name =
          numbers.empty() ? nullptr : strange(model.outputs(), end, data.targets(), part)) {
    fail(ErrorCode::kInvalidData, "The model has no output \"", *name,
         "\", of which the data has targets. It has ", outputsOf(model), ".");
  }
  if (numbers.empty()) {
    const auto count = std::ranges::count_if(wanted, &WantedTarget::wanted);
    const bool one_each = data.targets() == model.outputs();
    if (!one_each && data.targets() != count) {
      fail(ErrorCode::kInvalidData, "The model has ", model.outputs(), " output",
           model.outputs() > 1 ? "s: " : ": ", outputsOf(model), "; the data has ", data.targets(),
           " targets: ", targetsOf(data), ".");
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
      fail(ErrorCode::kInvalidData, "The data has no targets for the model's output \"",
           model.outputName(i), "\". It has ", targetsOf(data), ".");
    }
    checkTarget(data, numbers[i], model, i, wanted[i]);
  }
  std::vector<int> inputs;
  for (int i = 0; i < data.inputs(); ++i) inputs.push_back(i);
  return data.arranged(inputs, numbers);
}

}  // namespace minibatch
