#include "training/compiled_metrics.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/error.h"
#include "model/spec_reader.h"
#include "training/by_output.h"

namespace minibatch {
namespace {

using nlohmann::json;

bool isAccuracy(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name == "accuracy" || name == "acc";
}

Shape withoutLastAxis(const Shape& shape) {
  Shape result;
  for (int axis = 0; axis + 1 < shape.rank(); ++axis) result.append(shape[axis]);
  return result;
}

// With a length in the place of those that the model leaves open.
Shape closed(const Shape& shape) {
  constexpr Index kSome = 7;
  Shape result = shape;
  for (int axis = 0; axis < shape.rank(); ++axis) {
    if (result[axis] == kUnknown) result[axis] = kSome;
  }
  return result;
}

bool suits(const Metric& metric, const Shape& target, const Shape& prediction) {
  try {
    metric.checkShapes(closed(target), closed(prediction));
    return true;
  } catch (const Error&) {
    return false;
  }
}

// The shape of one-hot rows for that of class indices, and the other way round.
Shape otherCoding(const Shape& target, const Shape& prediction) {
  return target.rank() < prediction.rank() ? prediction : withoutLastAxis(prediction);
}

// Each position as a row of its own, for sample weights by position.
ConstTensor flattened(const ConstTensor& tensor, Index positions) {
  return {tensor.data, Shape{positions, tensor.size() / positions}};
}

}  // namespace

CompiledMetrics::CompiledMetrics(const Model& model, const json& metrics,
                                 const json& weighted_metrics, std::vector<WantedTarget>& targets)
    : model_(model) {
  for (const WantedTarget& target : targets) has_loss_.push_back(target.wanted);
  add(metrics, false, targets);
  add(weighted_metrics, true, targets);
}

void CompiledMetrics::add(const json& metrics, bool weighted, std::vector<WantedTarget>& targets) {
  const char* argument = weighted ? "weighted_metrics" : "metrics";
  if (metrics.is_null() || metrics.empty()) return;
  if (!metrics.is_array() && !isByOutput(metrics)) {
    fail(ErrorCode::kInvalidArgument,
         model_.outputs() > 1 ? "compile.metrics-by-output" : "compile.metrics",
         {{"argument", argument}, {"received", brief(metrics)}});
  }
  const bool one_list = metrics.is_array() && model_.outputs() == 1;
  const std::vector<json> lists =
      one_list ? std::vector<json>{metrics} : byOutput(model_, metrics, argument);
  for (int output = 0; output < model_.outputs(); ++output) {
    const json list = lists[output].is_array() ? lists[output] : json::array({lists[output]});
    for (const json& metric : list) {
      if (!metric.is_null()) addMetric(metric, output, weighted, targets[output]);
    }
  }
}

void CompiledMetrics::addMetric(const json& given, int output, bool weighted,
                                WantedTarget& target) {
  const char* location = weighted ? "compile, weighted_metrics" : "compile, metrics";
  const Shape& prediction = model_.outputShape(output);
  // Without a loss that says it, targets are as the metric takes them.
  const bool is_first = !target.wanted;
  if (is_first) target.shape = prediction;
  target.wanted = true;
  json description = given;
  std::string name = given.is_string() ? given.get<std::string>() : std::string();
  if (isOutside(given, "CustomMetric")) {
    auto metric = std::make_unique<OutsideMetric>();
    outside_.push_back({metric.get(), output});
    names_.push_back(uniqueName(given["config"]["name"].get<std::string>(), output, weighted));
    parts_.push_back({std::move(metric), output, weighted, false});
    return;
  }
  if (isAccuracy(name)) description = resolveAccuracy(target.shape, prediction);
  const auto arguments = model_.catalog().parse(Kind::kMetric, description, location);
  if (name.empty()) {
    const json config = given.value("config", json::object());
    name = config.contains("name") && config["name"].is_string()
               ? config["name"].get<std::string>()
               : snakeCase(std::string(arguments->entry().class_name));
  }
  auto metric = static_cast<const EntryOf<Metric>&>(arguments->entry()).make(*arguments);
  bool own_target = false;
  if (!suits(*metric, target.shape, prediction)) {
    const Shape other = otherCoding(target.shape, prediction);
    if (!suits(*metric, other, prediction)) {
      try {
        metric->checkShapes(target.shape, prediction);
      } catch (const Error& fault) {
        fail(fault.code(), "in-metric",
             {{"argument", weighted ? "weighted_metrics" : "metrics"},
              {"class", arguments->entry().class_name},
              {"message", fault.message()}});
      }
    }
    own_target = has_loss_[output] || !is_first;
    if (!own_target) {
      target.shape = other;
    } else if (!target.metric_shape) {
      target.metric_shape = other;
      target.metric = arguments->entry().class_name;
    }
  }
  names_.push_back(uniqueName(name, output, weighted));
  parts_.push_back({std::move(metric), output, weighted, own_target});
}

// CompileMetrics.result() of Keras.
std::string CompiledMetrics::uniqueName(const std::string& name, int output, bool weighted) const {
  const std::string prefix = model_.outputs() > 1 ? model_.outputName(output) + "_" : "";
  const auto taken = [&](const std::string& text) { return std::ranges::count(names_, text) > 0; };
  std::string base = prefix + name;
  if (weighted && taken(base)) base = prefix + "weighted_" + name;
  std::string unique = base;
  for (int n = 1; taken(unique); ++n) unique = base + "_" + std::to_string(n);
  return unique;
}

void CompiledMetrics::reset() {
  for (Part& part : parts_) part.metric->reset();
}

void CompiledMetrics::update(const Executor& executor, Index batch,
                             std::span<const OutputBatch> outputs) {
  for (Part& part : parts_) {
    const OutputBatch& output = outputs[part.output];
    const ConstTensor prediction = executor.output(batch, part.output);
    const ConstTensor& target = part.own_target ? output.metric_target : output.target;
    const Real* weights = part.weighted ? output.weights : nullptr;
    if (weights && output.weight_size > 1) {
      const Index positions = batch * output.weight_size;
      part.metric->update(flattened(target, positions), flattened(prediction, positions), weights);
    } else {
      part.metric->update(target, prediction, weights);
    }
  }
}

void CompiledMetrics::appendResults(std::vector<double>& results) const {
  for (const Part& part : parts_) results.push_back(part.metric->result());
}

}  // namespace minibatch
