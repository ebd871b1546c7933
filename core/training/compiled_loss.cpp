#include "training/compiled_loss.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/error.h"
#include "kernels/reductions.h"
#include "training/by_output.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::vector<json> lossesByOutput(const Model& model, const json& loss) {
  if (loss.is_array() || isByOutput(loss)) return byOutput(model, loss, "loss");
  return std::vector<json>(static_cast<std::size_t>(model.outputs()), loss);
}

std::vector<json> weightsByOutput(const Model& model, const json& weights) {
  if (weights.is_array() || weights.is_object()) return byOutput(model, weights, "loss_weights");
  if (!weights.is_null() && model.outputs() > 1) {
    fail(ErrorCode::kInvalidArgument, "compile.loss-weights-by-output",
         {{"count", model.outputs()}, {"received", brief(weights)}});
  }
  return std::vector<json>(static_cast<std::size_t>(model.outputs()), weights);
}

double weightOf(const json& weight) {
  if (weight.is_null()) return 1;
  if (weight.is_number() && std::isfinite(weight.get<double>())) return weight.get<double>();
  fail(ErrorCode::kInvalidArgument, "compile.loss-weight", {{"received", brief(weight)}});
}

Index positionsOf(const Shape& output) {
  return output.rank() == 0 ? 1 : output.size() / output.back();
}

}  // namespace

CompiledLoss::CompiledLoss(const Model& model, const json& loss, const json& weights)
    : model_(model), from_logits_(new bool[model.outputs()]()) {
  const std::vector<json> losses = lossesByOutput(model, loss);
  const std::vector<json> factors = weightsByOutput(model, weights);
  const bool several =
      std::ranges::count_if(losses, [](const json& l) { return !l.is_null(); }) > 1;
  if (std::ranges::all_of(losses, [](const json& l) { return l.is_null(); })) {
    fail(ErrorCode::kInvalidArgument, "compile.no-loss");
  }
  names_ = {"loss"};
  for (int output = 0; output < model.outputs(); ++output) {
    Part& part = parts_.emplace_back();
    const Location location = model.outputs() > 1 ? Message("place.loss-of-output",
                                                            {{"output", model.outputName(output)}})
                                                  : Location("compile, loss");
    make(part, model.catalog(), losses[output], location);
    if (!part.loss) continue;
    part.weight = weightOf(factors[output]);
    for (int other = 0; other < output; ++other) {
      if (parts_[other].loss && model.graph().outputs[other] == model.graph().outputs[output]) {
        fail(ErrorCode::kInvalidSpec, "compile.same-output",
             {{"first", other + 1}, {"second", output + 1}, {"layer", model.outputName(output)}});
      }
    }
    if (!several) continue;
    std::string name = model.outputName(output) + "_loss";
    for (int n = 1; std::ranges::count(names_, name); ++n) {
      name = model.outputName(output) + "_loss_" + std::to_string(n);
    }
    names_.push_back(name);
  }
}

void CompiledLoss::make(Part& part, const Catalog& catalog, const json& loss,
                        const Location& location) {
  std::string reduction;
  if (isOutside(loss, "CustomLoss")) {
    auto outside = std::make_unique<OutsideLoss>(loss);
    reduction = outside->reduction();
    part.outside = outside.get();
    part.loss = std::move(outside);
  } else {
    const auto arguments = catalog.parse(Kind::kLoss, loss, location);
    if (!arguments) return;
    reduction = arguments->string("reduction");
    part.loss = static_cast<const EntryOf<Loss>&>(arguments->entry()).make(*arguments);
  }
  part.reduction = reduction == "sum"                       ? Reduction::kSum
                   : reduction == "mean_with_sample_weight" ? Reduction::kMeanBySampleWeight
                                                            : Reduction::kMean;
}

void CompiledLoss::reserve(const Model& model, Index batch) {
  Index positions = 0;
  for (int output = 0; output < model_.outputs(); ++output) {
    positions = std::max(positions, batch * positionsOf(model.outputShape(output)));
  }
  if (static_cast<Index>(values_.size()) >= positions) return;
  for (std::vector<Real>* memory : {&values_, &shares_, &factors_}) {
    memory->resize(static_cast<std::size_t>(positions));
  }
}

// keras/src/losses/loss.py, reduce_weighted_values(): the sum of values times sample weights,
// divided by their number, also where weights are given, or by the sum of the weights.
double CompiledLoss::evaluatePart(Part& part, const LossBatch& batch, const OutputBatch& output,
                                  const Real* mask, Real* gradient) {
  const Index positions = batch.prediction.size() / batch.prediction.shape.back();
  double divisor = part.reduction == Reduction::kSum ? 1 : static_cast<double>(positions);
  const auto scaled = [&](double share) {
    return static_cast<Real>(part.weight * share / divisor);
  };
  const Index ignored = part.loss->countIgnored(batch);
  if (!output.weights && !ignored && !mask) {
    std::fill_n(factors_.begin(), positions, scaled(1));
    part.loss->evaluate(batch, factors_.data(), values_.data(), gradient);
    return sum(positions, values_.data()) / divisor;
  }
  const Index row_positions = positions / batch.prediction.batch();
  std::fill_n(shares_.begin(), positions, Real(1));
  if (ignored) part.loss->ignore(batch, shares_.data());
  if (mask) {
    const Index step_positions = row_positions / batch.prediction.shape[1];
    for (Index i = 0; i < positions; ++i) shares_[i] *= mask[i / step_positions];
  }
  if ((ignored || mask) && part.reduction == Reduction::kMean) {
    // The others' weights grow, so that the mean is over them.
    constexpr double kEpsilon = 1e-7;
    divisor = sum(positions, shares_.data()) + kEpsilon;
  }
  for (Index i = 0; output.weights && i < positions; ++i) {
    shares_[i] *= output.weights[output.weight_size > 1 ? i : i / row_positions];
  }
  if (part.reduction == Reduction::kMeanBySampleWeight) divisor = sum(positions, shares_.data());
  if (divisor == 0) {
    std::fill_n(factors_.begin(), positions, Real(0));
  } else {
    for (Index i = 0; i < positions; ++i) factors_[i] = scaled(static_cast<double>(shares_[i]));
  }
  part.loss->evaluate(batch, factors_.data(), values_.data(), gradient);
  for (Index i = 0; i < positions; ++i) values_[i] *= shares_[i];
  return divisor == 0 ? 0 : sum(positions, values_.data()) / divisor;
}

double CompiledLoss::evaluate(const Executor& executor, Index batch,
                              std::span<const OutputBatch> outputs, bool gradients) {
  double total = 0;
  has_gradient_ = false;
  for (int output = 0; output < model_.outputs(); ++output) {
    Part& part = parts_[output];
    from_logits_[output] = false;
    if (!part.loss) {
      if (!gradients) continue;
      const Tensor gradient = executor.outputGradient(batch, false, output);
      if (gradient) std::fill_n(gradient.data, gradient.size(), Real(0));
      continue;
    }
    LossBatch in;
    in.prediction = executor.output(batch, output);
    in.logits = executor.logits(batch, part.loss->logitsActivation(), output);
    in.target = outputs[output].target;
    from_logits_[output] = static_cast<bool>(in.logits);
    // Null too where nothing is trainable.
    Real* gradient =
        gradients ? executor.outputGradient(batch, from_logits_[output], output).data : nullptr;
    has_gradient_ |= gradient != nullptr;
    part.value = evaluatePart(part, in, outputs[output], executor.outputMask(output), gradient);
    total += part.weight * part.value;
  }
  return total;
}

void CompiledLoss::reset() {
  sum_ = rows_ = 0;
  for (Part& part : parts_) part.sum = 0;
}

void CompiledLoss::update(Index batch, double total) {
  const auto rows = static_cast<double>(batch);
  sum_ += total * rows;
  rows_ += rows;
  for (Part& part : parts_) part.sum += part.value * rows;
}

std::vector<double> CompiledLoss::results() const {
  const double rows = rows_ > 0 ? rows_ : 1;
  std::vector<double> results = {sum_ / rows};
  if (names_.size() == 1) return results;
  for (const Part& part : parts_) {
    if (part.loss) results.push_back(part.sum / rows);
  }
  return results;
}

}  // namespace minibatch
