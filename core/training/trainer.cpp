#include "training/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/parse_json.h"
#include "base/stopwatch.h"

namespace minibatch {
namespace {

using nlohmann::json;

// What Keras's compile() takes, and what else, of which only values that change nothing are taken.
constexpr std::array<std::string_view, 5> kKnown = {"optimizer", "loss", "loss_weights", "metrics",
                                                    "weighted_metrics"};
constexpr std::array<std::string_view, 6> kIgnored = {
    "run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss", "seed", "name"};

json parseConfig(std::string_view text) {
  json config = parseJson(text, "compile");
  if (!config.is_object()) {
    fail(ErrorCode::kInvalidSpec, "compile.not-an-object", {{"received", brief(config)}});
  }
  for (const auto& [key, value] : config.items()) {
    if (std::ranges::count(kKnown, key)) continue;
    const bool harmless = value.is_null() || value.is_boolean() || key == "seed" || key == "name" ||
                          (value.is_number() && value == 1) || value == "auto";
    if (std::ranges::count(kIgnored, key) && harmless) continue;
    fail(ErrorCode::kInvalidArgument, "compile.unknown-argument",
         {{"argument", key}, {"received", brief(value)}});
  }
  return config;
}

const json& partOf(const json& config, const char* key) {
  static const json kNone;
  const auto found = config.find(key);
  return found == config.end() ? kNone : *found;
}

std::vector<WantedTarget> wantedBy(const Model& model, const CompiledLoss& loss) {
  std::vector<WantedTarget> targets;
  for (int output = 0; output < model.outputs(); ++output) {
    WantedTarget& target = targets.emplace_back();
    if (!loss.hasLoss(output)) continue;
    target = {true, loss.loss(output).targetShape(model.outputShape(output))};
  }
  return targets;
}

}  // namespace

Trainer::Trainer(Model& model, std::string_view compile_config, std::uint64_t seed)
    : Trainer(model, seed, parseConfig(compile_config)) {}

Trainer::Trainer(Model& model, std::uint64_t seed, const json& config)
    : model_(model),
      seed_(seed),
      update_(model, model.catalog().make<Optimizer>(partOf(config, "optimizer").is_null()
                                                         ? json("adam")
                                                         : partOf(config, "optimizer"),
                                                     "compile, optimizer")),
      loss_(model, partOf(config, "loss"), partOf(config, "loss_weights")),
      targets_(wantedBy(model, loss_)),
      metrics_(model, partOf(config, "metrics"), partOf(config, "weighted_metrics"), targets_),
      log_names_(loss_.names()),
      plans_(model),
      outputs_(targets_.size()),
      target_memory_(targets_.size()),
      metric_target_memory_(targets_.size()),
      weight_memory_(targets_.size()) {
  log_names_.insert(log_names_.end(), metrics_.names().begin(), metrics_.names().end());
}

int Trainer::direction(std::string_view log_name) const {
  for (std::size_t i = 0; i < log_names_.size(); ++i) {
    if (log_names_[i] != log_name) continue;
    return i < loss_.names().size() ? -1 : metrics_.direction(i - loss_.names().size());
  }
  return 0;
}

std::string_view Trainer::logitsOf(int output) const {
  return loss_.hasLoss(output) ? loss_.loss(output).logitsActivation() : std::string_view();
}

Index Trainer::classesOf(int output, const Dataset& data) const {
  const Shape& prediction = model_.outputShape(output);
  const Index width = prediction.rank() == 0 ? 1 : prediction.back();
  if (const Index classes = data.classes(output)) {
    return width > 1 ? width : classes == 2 ? 2 : 0;
  }
  const bool numbered = targets_[output].shape.rank() < prediction.rank() && width > 1;
  const std::string_view activation = logitsOf(output);
  // Several sigmoid units answer a question each; those of a softmax exclude each other.
  if (numbered || activation == "softmax") return width;
  return activation == "sigmoid" && width == 1 ? 2 : 0;
}

void Trainer::resetLogs() {
  loss_.reset();
  metrics_.reset();
}

std::vector<double> Trainer::logs() const {
  std::vector<double> result = loss_.results();
  metrics_.appendResults(result);
  return result;
}

void Trainer::observe(const Observations& observations) {
  if (phase_ != Phase::kIdle) fail(ErrorCode::kInvalidState, "training.in-step");
  // Throws for a layer that there is not, before anything is given up.
  for (const auto* layers :
       {&observations.outputs, &observations.gradients, &observations.until_loss}) {
    for (const std::string& layer : *layers) Executor::operationsOf(model_.graph(), layer);
  }
  observations_ = observations;
  executor_ = nullptr;
  plans_.clear();
}

Executor& Trainer::executorFor(Plans::Plan& plan, Index batch, bool training) {
  // The training executor also serves inference, unless it holds a step that was left in the
  // middle.
  const bool in_use = phase_ != Phase::kIdle && executor_ == plan.training.get();
  if (!training && plan.training && !in_use && plan.training->maxBatch() >= batch) {
    return *plan.training;
  }
  std::unique_ptr<Executor>& executor = training ? plan.training : plan.inference;
  if (!executor || executor->maxBatch() < batch) {
    executor.reset();  // give the memory back first
    executor = std::make_unique<Executor>(
        *plan.model,
        Executor::Options{.max_batch = batch,
                          .training = training,
                          .observe = training ? observations_
                                              : Observations{.outputs = observations_.outputs,
                                                             .before_activation =
                                                                 observations_.before_activation}});
  }
  loss_.reserve(*plan.model, batch);
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const WantedTarget& target = targets_[i];
    const Shape& output = plan.model->outputShape(static_cast<int>(i));
    const auto needs = [&](std::vector<Real>& memory, Index row) {
      const auto size = static_cast<std::size_t>(batch * row);
      if (memory.size() < size) memory.resize(size);
    };
    needs(target_memory_[i], target.shape.filledFrom(output).size());
    if (target.metric_shape) {
      needs(metric_target_memory_[i], target.metric_shape->filledFrom(output).size());
    }
    needs(weight_memory_[i], output.rank() == 0 ? 1 : output.size() / output.back());
  }
  return *executor;
}

void Trainer::startStep(const Dataset& data, const RowIndices& rows, bool training) {
  batch_ = rows.size();
  Plans::Plan& plan = plans_.of(data, phase_ == Phase::kIdle ? nullptr : executor_);
  executor_ = &executorFor(plan, batch_, training);
  executor_->recordTimes(times_ ? &times_->operations : nullptr);
  Stopwatch stopwatch(times_ ? &times_->gather : nullptr);
  for (int input = 0; input < model_.inputs(); ++input) {
    data.gatherInput(input, rows, executor_->input(batch_, input).data);
  }
  for (int output = 0; output < model_.outputs(); ++output) {
    OutputBatch& part = outputs_[output];
    part = {};
    if (!targets_[output].wanted) continue;
    const WantedTarget& wanted = targets_[output];
    const auto gathered = [&](const Shape& open, std::vector<Real>& memory) {
      const Shape shape = open.filledFrom(plan.model->outputShape(output));
      data.gatherTargetAs(output, shape, rows, memory.data());
      return ConstTensor(memory.data(), shape.withBatch(batch_));
    };
    part.target = gathered(wanted.shape, target_memory_[output]);
    if (wanted.metric_shape) {
      part.metric_target = gathered(*wanted.metric_shape, metric_target_memory_[output]);
    }
    if (!data.hasWeights(output)) continue;
    part.weight_size = data.weightShape(output).size();
    part.weights = weight_memory_[output].data();
    data.gatherWeights(output, rows, weight_memory_[output].data());
  }
  stopwatch.stop();
  is_training_step_ = training;
  scaled_ = nullptr;
  loss_is_finite_ = true;
  phase_ = Phase::kForward;
  executor_->startForward(batch_, training, seed_, static_cast<std::uint32_t>(iteration()));
}

bool Trainer::continueStep(const Deadline& deadline) {
  if (phase_ == Phase::kForward) {
    if (!executor_->continueForward(deadline)) return false;
    if (hasOutside()) {
      phase_ = Phase::kOutside;
      return false;
    }
  }
  if (phase_ == Phase::kForward || phase_ == Phase::kOutside) {
    Stopwatch stopwatch(times_ ? &times_->loss : nullptr);
    finishForward();
    stopwatch.stop();
  }
  if (phase_ == Phase::kBackward) {
    if (!executor_->continueBackward(deadline)) return false;
    Stopwatch stopwatch(times_ ? &times_->update : nullptr);
    finishBackward();
    stopwatch.stop();
  }
  return true;
}

bool Trainer::hasOutside() const {
  for (int output = 0; output < model_.outputs(); ++output) {
    if (loss_.outside(output)) return true;
  }
  return !metrics_.outside().empty();
}

// The loss of the batch, its running mean and the metrics; then the backward pass, if there is one.
void Trainer::finishForward() {
  const double loss = loss_.evaluate(*executor_, batch_, outputs_, is_training_step_) +
                      update_.regularizationLoss() + executor_->activityPenalty();
  loss_is_finite_ = std::isfinite(loss);
  if (!loss_is_finite_ && is_training_step_ && !updates_not_finite_) {
    phase_ = Phase::kIdle;
    return;
  }
  loss_.update(batch_, loss);
  unscaleNumbers();
  metrics_.update(*executor_, batch_, outputs_);
  if (is_training_step_ && observer_) observer_->afterForward(*executor_);
  if (is_training_step_ && loss_.hasGradient()) {
    executor_->startBackward(loss_.fromLogits());
    phase_ = Phase::kBackward;
  } else {
    phase_ = Phase::kIdle;
  }
}

void Trainer::unscaleNumbers() {
  for (int output = 0; output < model_.outputs(); ++output) {
    if (scaling(output).empty() || !outputs_[output].target.data) continue;
    const Tensor prediction = executor_->output(batch_, output);
    unscale(scaling(output), {prediction.data, static_cast<std::size_t>(prediction.size())});
    const auto size = static_cast<std::size_t>(outputs_[output].target.size());
    unscale(scaling(output), {target_memory_[output].data(), size});
  }
}

void Trainer::finishBackward() {
  update_.addRegularization(executor_->gradients());
  if (observer_) observer_->beforeUpdate(*executor_);
  update_.step(executor_->gradients());
  phase_ = Phase::kIdle;
}

std::vector<Real> Trainer::copyState() const {
  std::vector<Real> state = model_.copyWeights();
  update_.appendState(state);
  std::ranges::copy(model_.states(), std::back_inserter(state));
  return state;
}

void Trainer::setState(std::span<const Real> state, std::int64_t iteration) {
  const auto weights = static_cast<std::size_t>(model_.parameterCount());
  const std::span<Real> states = model_.states();
  const std::size_t wanted = weights + update_.stateSize() + states.size();
  const bool carries = state.size() == wanted;
  if (!carries && state.size() + states.size() != wanted) {
    fail(ErrorCode::kShapeMismatch, "checkpoint.size",
         {{"expected", wanted}, {"received", state.size()}});
  }
  model_.setWeights(state.first(weights));
  update_.setState(state.subspan(weights), iteration);
  model_.resetStates();
  if (carries) std::ranges::copy(state.last(states.size()), states.begin());
}

}  // namespace minibatch
