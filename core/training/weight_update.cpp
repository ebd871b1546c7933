#include "training/weight_update.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace minibatch {

WeightUpdate::WeightUpdate(const Model& model, std::unique_ptr<Optimizer> optimizer)
    : weights_(model.trainable()),
      optimizer_(std::move(optimizer)),
      learning_rate_(optimizer_->learningRate()) {
  Index scratch = 0;
  auto weight = model.weights().begin();
  for (const LayerNode& node : model.graph().layers) {
    for (const WeightSpec& spec : node.layer->weights()) {
      const Weight& here = *weight++;
      if (!here.trainable) continue;
      if (spec.regularizer) {
        regularized_.push_back({spec.regularizer, here.offset, here.value.size()});
      }
      if (spec.constraint) {
        constrained_.push_back({spec.constraint, here.value});
        scratch = std::max(scratch, spec.constraint->scratch(spec.shape));
      }
    }
  }
  scratch_.resize(static_cast<std::size_t>(scratch));
  for (int slot = 0; slot < optimizer_->slots(); ++slot) {
    const Arena& state = slots_.emplace_back(weights_.size(), "the optimizer's state");
    std::fill_n(state.data(), state.size(), static_cast<Real>(optimizer_->slotStart(slot)));
  }
  for (const Arena& slot : slots_) slot_pointers_.push_back(slot.data());
}

void WeightUpdate::setLearningRate(double rate) {
  if (!(rate >= 0) || !std::isfinite(rate)) {
    fail(ErrorCode::kInvalidArgument,
         "The learning rate must be a number at least 0, but received ", rate, ".");
  }
  learning_rate_ = rate;
}

double WeightUpdate::regularizationLoss() const {
  double loss = 0;
  for (const Regularized& weight : regularized_) {
    loss += weight.regularizer->penalty(weight.size, weights_.data() + weight.offset);
  }
  return loss;
}

void WeightUpdate::step(Real* gradients) {
  for (const Regularized& weight : regularized_) {
    weight.regularizer->addGradient(weight.size, weights_.data() + weight.offset,
                                    gradients + weight.offset);
  }
  ++iteration_;
  optimizer_->update({.size = weights_.size(),
                      .weights = weights_.data(),
                      .gradients = gradients,
                      .slots = slot_pointers_,
                      .learning_rate = learning_rate_,
                      .iteration = iteration_});
  for (const Constrained& weight : constrained_) {
    weight.constraint->apply(weight.weight, scratch_.data());
  }
}

void WeightUpdate::appendState(std::vector<Real>& to) const {
  for (const Arena& slot : slots_) to.insert(to.end(), slot.data(), slot.data() + slot.size());
}

std::size_t WeightUpdate::stateSize() const {
  return slots_.size() * static_cast<std::size_t>(weights_.size());
}

void WeightUpdate::setState(std::span<const Real> state, std::int64_t iteration) {
  auto from = state.begin();
  for (const Arena& slot : slots_) {
    std::copy_n(from, slot.size(), slot.data());
    from += slot.size();
  }
  iteration_ = iteration;
}

}  // namespace minibatch
