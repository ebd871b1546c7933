#include "training/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "kernels/reductions.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

// What Keras's compile() takes besides these three, and the values that change nothing.
constexpr std::array<std::string_view, 8> kIgnored = {
    "loss_weights", "weighted_metrics", "run_eagerly", "steps_per_execution",
    "jit_compile",  "auto_scale_loss",  "seed",        "name"};

json parseConfig(std::string_view text) {
  json config;
  try {
    config = json::parse(text);
  } catch (const json::exception& fault) {
    fail(ErrorCode::kInvalidSpec, "compile: the configuration is not JSON: ", fault.what());
  }
  if (!config.is_object()) {
    fail(ErrorCode::kInvalidSpec, "compile: expected {optimizer, loss, metrics}, but received ",
         config.dump(), ".");
  }
  for (const auto& [key, value] : config.items()) {
    if (key == "optimizer" || key == "loss" || key == "metrics") continue;
    const bool harmless = value.is_null() || value.is_boolean() || key == "seed" || key == "name" ||
                          (value.is_number() && value == 1) || value == "auto";
    if (std::ranges::count(kIgnored, key) && harmless) continue;
    fail(ErrorCode::kInvalidArgument, "compile: there is no argument \"", key, "\" (received ",
         value.dump(), "). Known: optimizer, loss, metrics, seed.");
  }
  return config;
}

// Axes of extent 1 do not count: a column of n numbers is n numbers.
bool sameButForOnes(const Shape& a, const Shape& b) {
  const auto core = [](const Shape& shape) {
    std::vector<Index> extents(shape.begin(), shape.end());
    std::erase(extents, 1);
    return extents;
  };
  return core(a) == core(b);
}

constexpr Index kCheckedRows = 4096;

}  // namespace

Trainer::Trainer(Model& model, std::string_view compile_config, std::uint64_t seed)
    : model_(model), seed_(seed) {
  const Graph& graph = model.graph();
  if (graph.inputs.size() != 1 || graph.outputs.size() != 1) {
    fail(ErrorCode::kInvalidSpec, "compile: expected a model of 1 input and 1 output, but it has ",
         graph.inputs.size(), " and ", graph.outputs.size(), ".");
  }
  const json config = parseConfig(compile_config);
  const auto object = [&](const char* key, const json& standard) {
    return config.contains(key) && !config[key].is_null() ? config[key] : standard;
  };
  update_.emplace(
      model, model.catalog().make<Optimizer>(object("optimizer", "adam"), "compile, optimizer"));
  if (!config.contains("loss") || config["loss"].is_null()) {
    fail(ErrorCode::kInvalidArgument,
         "compile: the loss is missing, for example \"sparse_categorical_crossentropy\".");
  }
  loss_ = model.catalog().make<Loss>(config["loss"], "compile, loss");
  target_shape_ = loss_->targetShape(model.outputShape());
  log_names_ = {"loss"};
  compileMetrics(object("metrics", json::array()));
}

void Trainer::compileMetrics(const json& metrics) {
  if (!metrics.is_array()) {
    fail(ErrorCode::kInvalidArgument, "compile: expected metrics to be a list, but received ",
         metrics.dump(), ".");
  }
  for (json metric : metrics) {
    std::string name = metric.is_string() ? metric.get<std::string>() : std::string();
    std::string lower = name;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower == "accuracy" || lower == "acc") {
      metric = resolveAccuracy(target_shape_, model_.outputShape());
    }
    const auto arguments = model_.catalog().parse(Kind::kMetric, metric, "compile, metrics");
    if (!arguments) {
      fail(ErrorCode::kInvalidArgument,
           "compile: expected the name of a metric, but received null.");
    }
    if (name.empty()) {
      const json config = metric.value("config", json::object());
      name = config.contains("name") && config["name"].is_string()
                 ? config["name"].get<std::string>()
                 : snakeCase(std::string(arguments->entry().class_name));
    }
    // Keras numbers repeated names from 1.
    const std::string base = name;
    for (int n = 1; std::ranges::count(log_names_, name); ++n) {
      name = base + "_" + std::to_string(n);
    }
    log_names_.push_back(name);
    metrics_.push_back(static_cast<const EntryOf<Metric>&>(arguments->entry()).make(*arguments));
    try {
      metrics_.back()->checkShapes(target_shape_, model_.outputShape());
    } catch (const Error& fault) {
      fail(fault.code(), "compile, metrics: ", arguments->entry().class_name, " ", fault.what());
    }
  }
}

int Trainer::direction(std::string_view log_name) const {
  if (log_name == "loss") return -1;
  for (std::size_t i = 0; i < metrics_.size(); ++i) {
    if (log_names_[i + 1] == log_name) return metrics_[i]->direction();
  }
  return 0;
}

void Trainer::checkData(const Dataset& data) const {
  if (data.rows() == 0) fail(ErrorCode::kInvalidData, "The data set has no rows.");
  if (data.sampleShape().size() != model_.inputShape().size() ||
      !sameButForOnes(data.sampleShape(), model_.inputShape())) {
    fail(ErrorCode::kShapeMismatch, "The model takes inputs of shape ",
         model_.inputShape().toStringWithBatch(), ", but the data has ",
         data.sampleShape().toStringWithBatch(), ".");
  }
  if (!data.hasTargets()) fail(ErrorCode::kInvalidData, "The data set has no targets (y).");
  if (!sameButForOnes(data.targetShape(), target_shape_)) {
    fail(ErrorCode::kShapeMismatch, "This loss takes targets of shape ",
         target_shape_.toStringWithBatch(), " for the model's output ",
         model_.outputShape().toStringWithBatch(), ", but the data has ",
         data.targetShape().toStringWithBatch(), ".");
  }
  std::vector<Real> targets(std::min(data.rows(), kCheckedRows) * target_shape_.size());
  for (Index first = 0; first < data.rows(); first += kCheckedRows) {
    const Index count = std::min(kCheckedRows, data.rows() - first);
    data.gatherRange(first, count, nullptr, targets.data());
    const ConstTensor view(targets.data(), target_shape_.withBatch(count));
    if (!allFinite(view.size(), view.data)) {
      const auto bad = std::find_if_not(targets.begin(), targets.end(),
                                        [](Real value) { return std::isfinite(value); });
      fail(ErrorCode::kInvalidData, "The target of row ",
           first + (bad - targets.begin()) / target_shape_.size(), " is not a finite number.");
    }
    loss_->checkTargets(view, model_.outputShape(), first);
  }
}

void Trainer::resetLogs() {
  loss_sum_ = loss_weight_ = 0;
  for (const auto& metric : metrics_) metric->reset();
}

std::vector<double> Trainer::logs() const {
  std::vector<double> result = {loss_weight_ > 0 ? loss_sum_ / loss_weight_ : 0};
  for (const auto& metric : metrics_) result.push_back(metric->result());
  return result;
}

Executor& Trainer::executorFor(Index batch, bool training) {
  // The training executor also serves inference, unless it holds a step that was left in the
  // middle.
  const bool in_use = phase_ != Phase::kIdle && executor_ == training_.get();
  if (!training && training_ && !in_use && training_->largestBatch() >= batch) return *training_;
  std::unique_ptr<Executor>& executor = training ? training_ : inference_;
  if (!executor || executor->largestBatch() < batch) {
    executor.reset();  // give the memory back first
    executor = std::make_unique<Executor>(
        model_, Executor::Options{.largest_batch = batch, .training = training});
  }
  const auto positions =
      static_cast<std::size_t>(batch * (model_.outputShape().size() / model_.outputShape().back()));
  if (values_.size() < positions) {
    values_.resize(positions);
    position_weights_.resize(positions);
  }
  const auto target_count = static_cast<std::size_t>(batch * target_shape_.size());
  if (targets_.size() < target_count) targets_.resize(target_count);
  return *executor;
}

void Trainer::startStep(Executor& executor, Index batch, bool training) {
  executor_ = &executor;
  batch_ = batch;
  is_training_step_ = training;
  loss_is_finite_ = true;
  phase_ = Phase::kForward;
  executor.startForward(batch, training, seed_, static_cast<std::uint32_t>(iteration()));
}

void Trainer::startTrainStep(const Dataset& data, std::span<const std::uint32_t> rows) {
  const auto batch = static_cast<Index>(rows.size());
  Executor& executor = executorFor(batch, true);
  data.gather(rows, executor.input(batch).data, targets_.data());
  startStep(executor, batch, true);
}

void Trainer::startTestStep(const Dataset& data, Index first, Index count) {
  Executor& executor = executorFor(count, false);
  data.gatherRange(first, count, executor.input(count).data, targets_.data());
  startStep(executor, count, false);
}

bool Trainer::continueStep(const Deadline& deadline) {
  if (phase_ == Phase::kForward) {
    if (!executor_->continueForward(deadline)) return false;
    finishForward();
  }
  if (phase_ == Phase::kBackward) {
    if (!executor_->continueBackward(deadline)) return false;
    finishBackward();
  }
  return true;
}

// The loss of the batch, its running mean and the metrics; then the way back, if there is one.
void Trainer::finishForward() {
  LossBatch batch;
  batch.prediction = executor_->output(batch_);
  batch.logits = executor_->logits(batch_, loss_->logitsActivation());
  batch.target = ConstTensor(targets_.data(), target_shape_.withBatch(batch_));
  const Index positions = batch.prediction.size() / batch.prediction.shape.back();
  std::fill_n(position_weights_.begin(), positions, Real(1) / static_cast<Real>(positions));
  const bool from_logits = static_cast<bool>(batch.logits);
  Real* gradient = is_training_step_ ? executor_->outputGradient(batch_, from_logits).data
                                     : nullptr;  // null too where nothing is trainable
  loss_->evaluate(batch, position_weights_.data(), values_.data(), gradient);
  const double mean = sum(positions, values_.data()) / static_cast<double>(positions) +
                      update_->regularizationLoss();
  loss_is_finite_ = std::isfinite(mean);
  if (!loss_is_finite_ && is_training_step_) {
    phase_ = Phase::kIdle;
    return;
  }
  loss_sum_ += mean * static_cast<double>(batch_);
  loss_weight_ += static_cast<double>(batch_);
  for (const auto& metric : metrics_) metric->update(batch.target, batch.prediction, nullptr);
  if (is_training_step_ && gradient) {
    executor_->startBackward(from_logits);
    phase_ = Phase::kBackward;
  } else {
    phase_ = Phase::kIdle;
  }
}

void Trainer::finishBackward() {
  update_->step(executor_->gradients());
  phase_ = Phase::kIdle;
}

std::vector<Real> Trainer::copyState() const {
  std::vector<Real> state = model_.copyWeights();
  update_->appendState(state);
  return state;
}

void Trainer::setState(std::span<const Real> state, std::int64_t iteration) {
  const auto weights = static_cast<std::size_t>(model_.parameterCount());
  const std::size_t wanted = weights + update_->stateSize();
  if (state.size() != wanted) {
    fail(ErrorCode::kShapeMismatch, "The checkpoint has ", state.size(),
         " numbers, but this model and optimizer need ", wanted, ".");
  }
  model_.setWeights(state.first(weights));
  update_->setState(state.subspan(weights), iteration);
}

}  // namespace minibatch
