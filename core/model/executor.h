#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "base/deadline.h"
#include "model/model.h"
#include "model/observations.h"
#include "model/operation_times.h"

namespace minibatch {

/// Runs a model forward and backward. All memory (activations, gradients of activations and
/// weights, scratch) is planned and taken once, for a largest batch; a step allocates nothing.
class Executor {
 public:
  struct Options {
    Index max_batch;
    bool training = false;         // plan the backward pass too
    bool input_gradients = false;  // also compute the gradients of the model's inputs
    Observations observe = {};     // gradients in training only
    bool stateless = false;  // every batch begins with zeros and leaves the model's states alone
  };

  /// Throws kOutOfMemory, with the megabytes wanted, before anything is taken, and kUnknownName for
  /// layers to observe that the model does not have.
  Executor(const Model& model, const Options& options);
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  /// Bytes the constructor would take.
  static double plannedBytes(const Model& model, const Options& options);

  /// Bytes that it has taken.
  double bytes() const {
    return static_cast<double>(memory_.size() + gradients_.size()) * sizeof(Real);
  }
  Index maxBatch() const { return options_.max_batch; }
  bool isForTraining() const { return options_.training; }

  /// Where a batch's features go: (batch, ...input shape).
  Tensor input(Index batch, int input = 0) const;
  /// The result of forward(): (batch, ...output shape). backward() may write over it.
  Tensor output(Index batch, int output = 0) const;
  /// The tensor the output's activation was computed from; null unless the model's last operation
  /// is the activation `activation` and nothing else reads that tensor.
  ConstTensor logits(Index batch, std::string_view activation, int output = 0) const;
  /// What the layers' outputs cost in the last forward pass.
  double activityPenalty() const { return activity_penalty_; }
  /// (batch, steps): which steps of the output count; null: all.
  const Real* outputMask(int output = 0) const;
  /// Where the loss writes its gradient with respect to the output, or, with `of_logits`, to the
  /// logits.
  Tensor outputGradient(Index batch, bool of_logits, int output = 0) const;
  /// After backward(), with Options::input_gradients: the gradient of a model input.
  ConstTensor inputGradient(Index batch, int input = 0) const;
  /// After backward(): the gradients of all trainable weights, laid out as Model::trainable().
  const Real* gradients() const { return gradients_.data(); }
  Real* gradients() { return gradients_.data(); }

  // What Options::observe asks for, for the batch of the last pass; of a layer that is applied
  // several times, of one application.

  /// The output of a layer, after its activation; null unless it is observed.
  ConstTensor observedOutput(std::string_view layer, int application = 0) const;
  /// The gradient with respect to that output; null unless it is observed, and where the loss went
  /// straight to the logits before it.
  ConstTensor observedGradient(std::string_view layer, int application = 0) const;
  /// The same of the tensor of an operation.
  ConstTensor observedValue(int operation) const;
  ConstTensor observedGradient(int operation) const;
  /// The operations whose tensors are what a layer gives, one for each application.
  static std::vector<int> operationsOf(const Graph& graph, std::string_view layer);
  /// The gradient of a weight, by its place in Model::weights(); null where it is not trained.
  ConstTensor weightGradient(int weight) const;

  /// Computes all outputs. `seed` and `step` key the random numbers of dropout and its kin.
  void forward(Index batch, bool training, std::uint64_t seed, std::uint32_t step);
  /// Computes all gradients, after forward() with the same batch and a gradient for every output.
  /// `from_logits`, by output: whether the loss wrote the gradient of the logits.
  void backward(std::initializer_list<bool> from_logits);

  // The same in parts, so that a large batch can be left in the middle and gone on with later.

  void startForward(Index batch, bool training, std::uint64_t seed, std::uint32_t step);
  /// Goes on until all is done (true) or the deadline has passed (false), at least one operation.
  bool continueForward(const Deadline& deadline);
  void startBackward(std::span<const bool> from_logits);
  bool continueBackward(const Deadline& deadline);

  /// From now on adds the time of each operation to `times`, made for as many operations as the
  /// graph has; null: asks no clock.
  void recordTimes(OperationTimes* times) { times_ = times; }
  /// Of an operation's passes for one sample.
  PassMultiplyAccumulates multiplyAccumulatesOf(int operation) const;

 private:
  // Offsets into the memory, in Reals; -1 where there is nothing.
  struct Slot {
    Index value = -1, gradient = -1, saved = -1;
    Index forward_scratch = -1, backward_scratch = -1;
    Index mask = -1;  // that the operation makes
    bool wants_gradient = false;
    bool keeps_value = false;           // observed
    bool until_loss = false;            // observed, but not after the loss
    Index kept_gradient = -1;           // a copy: a layer may work in its gradient
    std::vector<Index> partial;         // by input: where a further consumer's gradient goes, or -1
    std::vector<Index> weight_partial;  // by weight: likewise for a layer applied several times
  };
  struct Plan {
    std::vector<Slot> slots;
    Index size = 0;
  };
  // What an operation is called with; only the batch changes from step to step.
  struct Call {
    std::vector<ConstTensor> inputs;
    std::vector<Tensor> input_gradients;
    std::vector<Tensor> weight_gradients;
    std::vector<const Real*> masks;
    Tensor output, gradient;
  };

  class Planner;
  static Plan makePlan(const Model& model, const Options& options);
  static int logitsOf(const Graph& graph, int output);
  void makeCalls();
  void setBatch(Index batch);
  // What both passes of an operation are given.
  void setPass(Pass& pass, int operation, Index scratch) const;
  void runForward(int operation);
  void runBackward(int operation);
  Real* at(Index offset) const { return offset < 0 ? nullptr : memory_.data() + offset; }
  Tensor view(Index offset, int operation, Index batch) const;

  const Model& model_;
  Options options_;
  Plan plan_;
  Arena memory_;
  Arena gradients_;
  std::vector<Call> calls_;
  Index batch_ = 0;
  bool training_ = false;
  std::vector<char> skips_backward_;  // by operation: an activation the loss has gone through
  int next_ = 0;                      // the operation that comes next
  double activity_penalty_ = 0;
  RandomKey key_;
  OperationTimes* times_ = nullptr;
};

}  // namespace minibatch
