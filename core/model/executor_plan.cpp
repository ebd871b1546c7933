#include <algorithm>

#include "base/error.h"
#include "model/executor.h"
#include "model/memory_plan.h"

namespace minibatch {
namespace {

MemoryRequirements requirementsOf(const Graph& graph, int index, Index batch) {
  const Operation& operation = graph.operations[index];
  std::vector<Shape> shapes;
  for (int input : operation.inputs) {
    shapes.push_back(graph.operations[input].shape.withBatch(batch));
  }
  return graph.layerOf(operation).memoryRequirements(shapes, operation.shape.withBatch(batch));
}

}  // namespace

// Where each operation's tensors lie in memory, and when they are alive. The moments of a training
// step: operation i runs forward at i, the loss at n (the number of operations), operation i runs
// backward at 2n - i. What the caller writes before forward() is there from -1 on.
class Executor::Planner {
 public:
  Planner(const Model& model, const Options& options)
      : model_(model),
        graph_(model.graph()),
        options_(options),
        n_(static_cast<int>(graph_.operations.size())),
        consumers_(n_),
        read_by_loss_(n_),
        observes_gradient_(n_) {
    for (int i = 0; i < n_; ++i) {
      for (int input : graph_.operations[i].inputs) consumers_[input].push_back(i);
      requirements_.push_back(requirementsOf(graph_, i, options.max_batch));
    }
    for (std::size_t o = 0; o < graph_.outputs.size(); ++o) {
      read_by_loss_[graph_.outputs[o]] = true;
      const int logits = logitsOf(graph_, static_cast<int>(o));
      if (logits >= 0) read_by_loss_[logits] = true;
    }
  }

  Plan plan() {
    plan_.slots.resize(n_);
    findObservedOutputs();
    if (options_.training) findWantedGradients();
    for (int i = 0; i < n_; ++i) {
      addTensor(i);
      if (plan_.slots[i].wants_gradient) addGradient(i);
    }
    addWeightPartials();
    addGradientPartials();
    plan_.size = memory_.place();
    return std::move(plan_);
  }

 private:
  int backwardOf(int i) const { return 2 * n_ - i; }
  bool runsBackward(int i) const {
    return plan_.slots[i].wants_gradient && !graph_.operations[i].inputs.empty();
  }
  Index sizeOf(int i) const {
    return graph_.operations[i].shape.withBatch(options_.max_batch).size();
  }

  void findObservedOutputs() {
    const Observations& observe = options_.observe;
    if (!observe.gradients.empty() && !options_.training) {
      fail(ErrorCode::kInvalidArgument, "observe.gradients");
    }
    const auto each = [&](const std::vector<std::string>& layers, bool before, auto&& mark) {
      for (const std::string& layer : layers) {
        for (int i : operationsOf(graph_, layer)) {
          mark(i);
          if (before && graph_.operations[i].is_activation) mark(graph_.operations[i].inputs[0]);
        }
      }
    };
    const bool before = observe.before_activation;
    each(observe.outputs, before, [&](int i) { plan_.slots[i].keeps_value = true; });
    each(observe.gradients, before, [&](int i) { observes_gradient_[i] = true; });
    each(observe.until_loss, false, [&](int i) {
      Slot& slot = plan_.slots[i];
      slot.until_loss = !slot.keeps_value;
      slot.keeps_value = true;
    });
  }

  // A gradient is wanted where it leads to a trainable weight, or to a tensor whose gradient is
  // asked for.
  void findWantedGradients() {
    for (int i = 0; i < n_; ++i) {
      const Operation& operation = graph_.operations[i];
      bool wanted = observes_gradient_[i] || (operation.inputs.empty() && options_.input_gradients);
      for (int weight : model_.weightIndicesOf(operation.layer)) {
        wanted |= !operation.is_activation && model_.weights()[weight].trainable;
      }
      for (int input : operation.inputs) wanted |= plan_.slots[input].wants_gradient;
      plan_.slots[i].wants_gradient = wanted;
    }
  }

  // A tensor lives until its last reader; what a layer keeps, until its backward pass.
  void addTensor(int i) {
    Slot& slot = plan_.slots[i];
    int last = read_by_loss_[i] ? n_ : i;
    for (int consumer : consumers_[i]) {
      const bool read_again =
          runsBackward(consumer) && requirements_[consumer].backward_reads_inputs;
      last = std::max(last, read_again ? backwardOf(consumer) : consumer);
    }
    if (runsBackward(i) && requirements_[i].backward_reads_output) last = backwardOf(i);
    if (slot.keeps_value) last = slot.until_loss ? std::max(last, n_) : 2 * n_;
    memory_.add(&slot.value, sizeOf(i), graph_.operations[i].inputs.empty() ? -1 : i, last);
    if (requirements_[i].saved) {
      memory_.add(&slot.saved, requirements_[i].saved, i, runsBackward(i) ? backwardOf(i) : i);
    }
    if (graph_.operations[i].output_mask == i) {
      memory_.add(&slot.mask, options_.max_batch * graph_.operations[i].shape[0], i, 2 * n_);
    }
    const Index scratch =
        requirements_[i].scratch + threadsOf(model_.parallel()) * requirements_[i].thread_scratch;
    if (!scratch) return;
    memory_.add(&slot.forward_scratch, scratch, i, i);
    if (runsBackward(i)) {
      memory_.add(&slot.backward_scratch, scratch, backwardOf(i), backwardOf(i));
    }
  }

  // A gradient lives from the first that writes to it until its own operation has read it; an
  // input's, which the caller reads, to the end.
  void addGradient(int i) {
    int first = read_by_loss_[i] ? n_ : backwardOf(i);
    for (int consumer : consumers_[i]) first = std::min(first, backwardOf(consumer));
    const bool is_input = graph_.operations[i].inputs.empty();
    memory_.add(&plan_.slots[i].gradient, sizeOf(i), first, is_input ? 2 * n_ : backwardOf(i));
    if (observes_gradient_[i]) {
      memory_.add(&plan_.slots[i].kept_gradient, sizeOf(i), backwardOf(i), 2 * n_);
    }
  }

  // A layer applied several times: all but the first in backward order add to its weights'
  // gradients.
  void addWeightPartials() {
    std::vector<bool> seen(graph_.layers.size(), false);
    for (int i = n_ - 1; i >= 0; --i) {
      const Operation& operation = graph_.operations[i];
      if (!runsBackward(i) || operation.is_activation) continue;
      const auto weights = model_.weightIndicesOf(operation.layer);
      std::vector<Index>& partial = plan_.slots[i].weight_partial;
      partial.assign(weights.size(), -1);
      for (std::size_t w = 0; seen[operation.layer] && w < weights.size(); ++w) {
        memory_.add(&partial[w], model_.weights()[weights[w]].value.size(), backwardOf(i),
                    backwardOf(i));
      }
      seen[operation.layer] = true;
    }
  }

  // Of several that write to one gradient, the first in backward order writes it, the others add to
  // it.
  void addGradientPartials() {
    std::vector<bool> written(n_, false);
    for (int output : graph_.outputs) written[output] = true;
    for (int i = n_ - 1; i >= 0; --i) {
      const std::vector<int>& inputs = graph_.operations[i].inputs;
      std::vector<Index>& partial = plan_.slots[i].partial;
      partial.assign(inputs.size(), -1);
      if (!runsBackward(i)) continue;
      for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (!plan_.slots[inputs[k]].wants_gradient) continue;
        if (written[inputs[k]]) {
          memory_.add(&partial[k], sizeOf(inputs[k]), backwardOf(i), backwardOf(i));
        }
        written[inputs[k]] = true;
      }
    }
  }

  const Model& model_;
  const Graph& graph_;
  const Options& options_;
  int n_;
  std::vector<std::vector<int>> consumers_;
  std::vector<bool> read_by_loss_, observes_gradient_;
  std::vector<MemoryRequirements> requirements_;
  Plan plan_;
  MemoryPlan memory_;
};

Executor::Plan Executor::makePlan(const Model& model, const Options& options) {
  return Planner(model, options).plan();
}

// The operation whose tensor holds the logits of an output, or -1.
int Executor::logitsOf(const Graph& graph, int output) {
  const Operation& last = graph.operations[graph.outputs[output]];
  if (graph.layerOf(last).activationName().empty()) return -1;
  const int logits = last.inputs[0];
  const auto readers = std::ranges::count_if(graph.operations, [&](const Operation& operation) {
    return std::ranges::count(operation.inputs, logits) > 0;
  });
  return readers == 1 && !std::ranges::count(graph.outputs, logits) ? logits : -1;
}

}  // namespace minibatch
