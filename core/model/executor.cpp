#include "model/executor.h"

#include <algorithm>

#include "base/error.h"
#include "base/stopwatch.h"
#include "kernels/elementwise.h"
#include "model/graph_check.h"

namespace minibatch {
namespace {

// Elements of a gradient that stay together when threads share its sum: whole cache lines.
constexpr Index kSumGrain = 64;

}  // namespace

double Executor::plannedBytes(const Model& model, const Options& options) {
  const Index gradients = options.training ? model.trainable().size() : 0;
  return (static_cast<double>(makePlan(model, options).size) + static_cast<double>(gradients)) *
         sizeof(Real);
}

Executor::Executor(const Model& model, const Options& options)
    : model_(model),
      options_(options),
      plan_(makePlan(model, options)),
      memory_(plan_.size, "memory.of-batch"),
      gradients_(options.training ? model.trainable().size() : 0, "memory.of-gradients"),
      skips_backward_(model.graph().operations.size()) {
  makeCalls();
}

void Executor::makeCalls() {
  const Graph& graph = model_.graph();
  calls_.resize(graph.operations.size());
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const Operation& operation = graph.operations[i];
    const Slot& slot = plan_.slots[i];
    Call& call = calls_[i];
    call.output = view(slot.value, static_cast<int>(i), options_.max_batch);
    call.gradient = view(slot.gradient, static_cast<int>(i), options_.max_batch);
    for (std::size_t k = 0; k < operation.inputs.size(); ++k) {
      const int input = operation.inputs[k];
      const Slot& from = plan_.slots[input];
      call.inputs.push_back(view(from.value, input, options_.max_batch));
      const Index target = slot.partial[k] >= 0 ? slot.partial[k] : from.gradient;
      call.input_gradients.push_back(
          view(from.wants_gradient ? target : -1, input, options_.max_batch));
    }
    for (const int mask : operation.masks) {
      call.masks.push_back(mask < 0 ? nullptr : at(plan_.slots[mask].mask));
    }
    if (operation.is_activation || !options_.training) continue;
    const auto weights = model_.weightIndicesOf(operation.layer);
    for (std::size_t w = 0; w < weights.size(); ++w) {
      const Weight& weight = model_.weights()[weights[w]];
      Real* target = gradients_.data() + weight.offset;
      if (slot.wants_gradient && !slot.weight_partial.empty() && slot.weight_partial[w] >= 0) {
        target = at(slot.weight_partial[w]);
      }
      call.weight_gradients.emplace_back(weight.trainable ? target : nullptr, weight.value.shape);
    }
  }
}

Tensor Executor::view(Index offset, int operation, Index batch) const {
  return {at(offset), model_.graph().operations[operation].shape.withBatch(batch)};
}

Tensor Executor::input(Index batch, int input) const {
  const int operation = model_.graph().inputs[input];
  return view(plan_.slots[operation].value, operation, batch);
}

Tensor Executor::output(Index batch, int output) const {
  const int operation = model_.graph().outputs[output];
  return view(plan_.slots[operation].value, operation, batch);
}

ConstTensor Executor::logits(Index batch, std::string_view activation, int output) const {
  const Graph& graph = model_.graph();
  const int operation = logitsOf(graph, output);
  if (activation.empty() || operation < 0 ||
      graph.layerOf(graph.operations[graph.outputs[output]]).activationName() != activation) {
    return {};
  }
  return view(plan_.slots[operation].value, operation, batch);
}

Tensor Executor::outputGradient(Index batch, bool of_logits, int output) const {
  const int operation =
      of_logits ? logitsOf(model_.graph(), output) : model_.graph().outputs[output];
  return view(plan_.slots[operation].gradient, operation, batch);
}

const Real* Executor::outputMask(int output) const {
  const Graph& graph = model_.graph();
  const int mask = graph.operations[graph.outputs[output]].output_mask;
  return mask < 0 ? nullptr : at(plan_.slots[mask].mask);
}

ConstTensor Executor::inputGradient(Index batch, int input) const {
  const int operation = model_.graph().inputs[input];
  return view(plan_.slots[operation].gradient, operation, batch);
}

PassMultiplyAccumulates Executor::multiplyAccumulatesOf(int i) const {
  const Graph& graph = model_.graph();
  const Operation& operation = graph.operations[i];
  if (operation.is_activation || operation.inputs.empty()) return {};
  const MultiplyAccumulates count = graph.layerOf(operation).multiplyAccumulates(
      graph.operations[operation.inputs[0]].shape, operation.shape);
  PassMultiplyAccumulates passes{.forward = count.of_input + count.inner};
  if (!plan_.slots[i].wants_gradient) return passes;
  // The gradient of the kernels, and that of what they are multiplied by.
  if (graph.layers[operation.layer].trainable) passes.backward += passes.forward;
  if (calls_[i].input_gradients[0]) passes.backward += count.of_input;
  passes.backward += count.inner;
  return passes;
}

void Executor::setBatch(Index batch) {
  if (batch == batch_) return;
  batch_ = batch;
  for (Call& call : calls_) {
    for (ConstTensor& tensor : call.inputs) tensor.shape[0] = batch;
    for (Tensor& tensor : call.input_gradients) tensor.shape[0] = batch;
    call.output.shape[0] = call.gradient.shape[0] = batch;
  }
}

void Executor::startForward(Index batch, bool training, std::uint64_t seed, std::uint32_t step) {
  const Index stateful = options_.stateless ? 0 : model_.statefulBatch();
  if (stateful && batch != stateful) {
    fail(ErrorCode::kShapeMismatch, "model.stateful-batch",
         {{"expected", stateful}, {"received", batch}});
  }
  setBatch(batch);
  training_ = training;
  key_ = {.seed = seed, .step = step};
  next_ = 0;
  activity_penalty_ = 0;
}

bool Executor::continueForward(const Deadline& deadline) {
  const auto end = static_cast<int>(calls_.size());
  while (next_ < end) {
    runForward(next_++);
    if (next_ < end && deadline.passed()) return false;
  }
  return true;
}

void Executor::startBackward(std::span<const bool> from_logits) {
  for (std::size_t output = 0; output < from_logits.size(); ++output) {
    skips_backward_[model_.graph().outputs[output]] = from_logits[output];
  }
  next_ = static_cast<int>(calls_.size()) - 1;
}

bool Executor::continueBackward(const Deadline& deadline) {
  while (next_ >= 0) {
    runBackward(next_--);
    if (next_ >= 0 && deadline.passed()) return false;
  }
  return true;
}

void Executor::forward(Index batch, bool training, std::uint64_t seed, std::uint32_t step) {
  startForward(batch, training, seed, step);
  continueForward(Deadline::never());
}

void Executor::backward(std::initializer_list<bool> from_logits) {
  startBackward({from_logits.begin(), from_logits.size()});
  continueBackward(Deadline::never());
}

void Executor::setPass(Pass& pass, int i, Index scratch) const {
  const Operation& operation = model_.graph().operations[i];
  pass.inputs = calls_[i].inputs;
  if (!operation.is_activation) pass.weights = model_.weightsOf(operation.layer);
  pass.saved = at(plan_.slots[i].saved);
  pass.scratch = at(scratch);
  pass.masks = calls_[i].masks;
  if (!options_.stateless) pass.states = model_.statesOf(operation.layer);
  pass.causal = operation.causal;
  pass.parallel = model_.parallel();
  pass.training = training_;
  pass.trainable = model_.graph().layers[operation.layer].trainable;
  pass.random = key_;
  pass.random.stream = static_cast<std::uint32_t>(i);
}

void Executor::runForward(int i) {
  const Operation& operation = model_.graph().operations[i];
  if (operation.inputs.empty()) return;
  Stopwatch stopwatch(times_ ? &times_->forward[i] : nullptr);
  ForwardPass pass;
  setPass(pass, i, plan_.slots[i].forward_scratch);
  pass.output = calls_[i].output;
  try {
    model_.graph().layerOf(operation).forward(pass);
  } catch (const Error& fault) {  // an input the layer cannot take
    const LayerNode& node = model_.graph().layers[operation.layer];
    failInLayer(fault, node);
  }
  activity_penalty_ += model_.graph().layerOf(operation).activityPenalty(pass.output);
  if (plan_.slots[i].mask >= 0) {
    model_.graph().layerOf(operation).makeMask(pass, at(plan_.slots[i].mask));
  }
  stopwatch.stop();
}

void Executor::runBackward(int i) {
  const Graph& graph = model_.graph();
  const Operation& operation = graph.operations[i];
  const Slot& slot = plan_.slots[i];
  if (!slot.wants_gradient || skips_backward_[i]) return;
  if (slot.kept_gradient >= 0) {
    std::copy_n(calls_[i].gradient.data, calls_[i].gradient.size(), at(slot.kept_gradient));
  }
  if (operation.inputs.empty()) return;
  Stopwatch stopwatch(times_ ? &times_->backward[i] : nullptr);
  Call& call = calls_[i];
  BackwardPass pass;
  setPass(pass, i, slot.backward_scratch);
  pass.output = call.output;
  pass.output_gradient = call.gradient;
  pass.input_gradients = call.input_gradients;
  pass.weight_gradients = call.weight_gradients;
  graph.layerOf(operation).backward(pass);
  for (std::size_t k = 0; k < operation.inputs.size(); ++k) {
    if (slot.partial[k] < 0) continue;
    const Tensor& partial = call.input_gradients[k];
    Real* sum = calls_[operation.inputs[k]].gradient.data;
    forRanges(pass.parallel, partial.size(), kSumGrain, static_cast<double>(partial.size()) * 0.3,
              [&](Index first, Index last, int) {
                addTo(last - first, partial.data + first, sum + first);
              });
  }
  for (std::size_t w = 0; w < slot.weight_partial.size(); ++w) {
    if (slot.weight_partial[w] < 0 || !call.weight_gradients[w]) continue;
    const Weight& weight = model_.weights()[model_.weightIndicesOf(operation.layer)[w]];
    addTo(weight.value.size(), call.weight_gradients[w].data, gradients_.data() + weight.offset);
  }
  stopwatch.stop();
}

}  // namespace minibatch
