#include "training/weight_update.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/reductions.h"
#include "kernels/updates.h"

namespace minibatch {
namespace {

// Weights that no two threads share: they lie in one line of the cache.
constexpr Index kGrain = 16;

}  // namespace

WeightUpdate::WeightUpdate(const Model& model, std::unique_ptr<Optimizer> optimizer)
    : weights_(model.trainable()),
      parallel_(model.parallel()),
      optimizer_(std::move(optimizer)),
      learning_rate_(optimizer_->learningRate()) {
  Index scratch = 0;
  auto weight = model.weights().begin();
  for (const LayerNode& node : model.graph().layers) {
    for (const WeightSpec& spec : node.layer->weights()) {
      const Weight& here = *weight++;
      if (!here.trainable) continue;
      const Span span{here.offset, here.value.size()};
      trainable_ += span.size;
      if (optimizer_->common().clipnorm > 0) trained_.push_back(span);
      if (spec.regularizer) regularized_.push_back({span, spec.regularizer});
      if (spec.constraint) {
        constrained_.push_back({spec.constraint, here.value});
        scratch = std::max(scratch, spec.constraint->scratch(spec.shape));
      }
    }
  }
  scratch_.resize(static_cast<std::size_t>(scratch));
  for (int slot = 0; slot < optimizer_->slots(); ++slot) {
    const Arena& state = slots_.emplace_back(weights_.size(), "memory.of-optimizer");
    std::fill_n(state.data(), state.size(), static_cast<Real>(optimizer_->slotStart(slot)));
  }
  if (optimizer_->common().use_ema) average_.emplace(weights_.size(), "memory.of-average");
  if (optimizer_->common().gradient_accumulation_steps) {
    accumulated_.emplace(weights_.size(), "memory.of-accumulated");
  }
}

double WeightUpdate::learningRate() const {
  const Schedule* schedule = optimizer_->schedule();
  return schedule ? schedule->rate(static_cast<double>(iteration_)) : learning_rate_;
}

void WeightUpdate::setLearningRate(double rate) {
  if (hasSchedule()) {
    fail(ErrorCode::kInvalidArgument, "learning-rate.scheduled", {{"rate", rate}});
  }
  if (!(rate >= 0) || !std::isfinite(rate)) {
    fail(ErrorCode::kInvalidArgument, "learning-rate.value", {{"received", rate}});
  }
  learning_rate_ = rate;
}

Index WeightUpdate::parameters() const {
  if (iteration_ == 0) return 0;
  Index arrays = 0;
  eachState([&](const Arena&) { ++arrays; });
  // The step, and the rate where no schedule gives it.
  return arrays * trainable_ + optimizer_->scalars() + (hasSchedule() ? 1 : 2);
}

double WeightUpdate::regularizationLoss() const {
  double loss = 0;
  for (const Regularized& weight : regularized_) {
    loss += weight.regularizer->penalty(weight.size, weights_.data() + weight.offset);
  }
  return loss;
}

void WeightUpdate::addRegularization(Real* gradients) const {
  for (const Regularized& weight : regularized_) {
    weight.regularizer->addGradient(weight.size, weights_.data() + weight.offset,
                                    gradients + weight.offset);
  }
}

void WeightUpdate::step(Real* gradients) {
  const CommonSettings& common = optimizer_->common();
  const Index size = weights_.size();
  const std::int64_t each = accumulated_ ? common.gradient_accumulation_steps : 1;
  const std::int64_t updates = iteration_ / each;  // before this one
  if (accumulated_) {
    addTo(size, gradients, accumulated_->data());
    scale(size, Real(1) / static_cast<Real>(each), accumulated_->data(), gradients);
  }
  if ((iteration_ + 1) % each == 0) {
    if (accumulated_) std::fill_n(accumulated_->data(), size, Real{0});
    clip(gradients);
    const double rate = learningRate();
    if (common.weight_decay > 0) decayWeights(size, common.weight_decay * rate, weights_.data());
    forRanges(parallel_, size, kGrain, static_cast<double>(size),
              [&](Index first, Index last, int) {
                std::array<Real*, Optimizer::kMaxSlots> slots;
                for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
                  slots[slot] = slots_[slot].data() + first;
                }
                optimizer_->update({.size = last - first,
                                    .weights = weights_.data() + first,
                                    .gradients = gradients + first,
                                    .slots = std::span(slots.data(), slots_.size()),
                                    .learning_rate = rate,
                                    .iteration = updates + 1});
              });
  }
  if (average_) average(updates);
  for (const Constrained& weight : constrained_) {
    weight.constraint->apply(weight.weight, scratch_.data());
  }
  ++iteration_;
}

void WeightUpdate::clip(Real* gradients) const {
  const CommonSettings& common = optimizer_->common();
  const auto norm_of = [gradients](const Span& span) {
    return std::sqrt(sumOfSquares(span.size, gradients + span.offset));
  };
  const auto shorten = [gradients](const Span& span, double norm, double limit) {
    if (norm <= limit) return;  // NaN and infinity go on, as in Keras: the result is not finite
    Real* from = gradients + span.offset;
    scale(span.size, static_cast<Real>(limit / norm + (norm - norm)), from, from);
  };
  for (const Span& weight : trained_) shorten(weight, norm_of(weight), common.clipnorm);
  if (common.global_clipnorm > 0) {
    const Span all{0, weights_.size()};  // the padding's gradients are 0
    shorten(all, norm_of(all), common.global_clipnorm);
  }
  if (common.clipvalue > 0) clipValues(weights_.size(), common.clipvalue, gradients);
}

// `updates` are those before this step's. As Keras, the average begins at the first weights, and
// goes on in steps that only accumulate gradients.
void WeightUpdate::average(std::int64_t updates) {
  const CommonSettings& common = optimizer_->common();
  averageWeights(weights_.size(), updates == 0 ? 0 : common.ema_momentum, weights_.data(),
                 average_->data());
  if (common.ema_overwrite_frequency && (updates + 1) % common.ema_overwrite_frequency == 0) {
    finalize();
  }
}

void WeightUpdate::finalize() {
  if (average_ && iteration_ > 0) std::copy_n(average_->data(), weights_.size(), weights_.data());
}

template <class Visit>
void WeightUpdate::eachState(const Visit& visit) const {
  for (const Arena& slot : slots_) visit(slot);
  if (average_) visit(*average_);
  if (accumulated_) visit(*accumulated_);
}

void WeightUpdate::appendState(std::vector<Real>& to) const {
  eachState(
      [&](const Arena& state) { to.insert(to.end(), state.data(), state.data() + state.size()); });
}

std::size_t WeightUpdate::stateSize() const {
  Index size = 0;
  eachState([&](const Arena& state) { size += state.size(); });
  return static_cast<std::size_t>(size);
}

void WeightUpdate::setState(std::span<const Real> state, std::int64_t iteration) {
  auto from = state.begin();
  eachState([&](const Arena& part) {
    std::copy_n(from, part.size(), part.data());
    from += part.size();
  });
  iteration_ = iteration;
}

}  // namespace minibatch
