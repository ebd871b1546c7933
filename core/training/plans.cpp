#include "training/plans.h"

#include <algorithm>

#include "training/data_binding.h"

namespace minibatch {
namespace {

constexpr std::size_t kMostPlans = 4;
constexpr double kMostBytes = 256e6;

double bytesOf(const Plans::Plan& plan) {
  return (plan.training ? plan.training->bytes() : 0) +
         (plan.inference ? plan.inference->bytes() : 0);
}

}  // namespace

bool Plans::isFor(const Plan& plan, const Dataset& data) const {
  for (int i = 0; is_open_ && i < model_.inputs(); ++i) {
    if (plan.inputs[i] != data.sampleShape(i)) return false;
  }
  return true;
}

Plans::Plan& Plans::of(const Dataset& data, const Executor* in_use) {
  auto found = std::ranges::find_if(plans_, [&](const auto& plan) { return isFor(*plan, data); });
  if (found != plans_.end()) {
    std::rotate(plans_.begin(), found, found + 1);
    return *plans_.front();
  }
  auto plan = std::make_unique<Plan>();
  plan->model = sizedFor(data, model_);
  for (int i = 0; i < model_.inputs(); ++i) plan->inputs.push_back(data.sampleShape(i));
  double bytes = 0;
  std::size_t kept = 1;
  std::erase_if(plans_, [&](const auto& other) {
    bytes += bytesOf(*other);
    const bool is_in_use =
        in_use && (other->training.get() == in_use || other->inference.get() == in_use);
    return !is_in_use && (++kept > kMostPlans || bytes > kMostBytes);
  });
  return **plans_.insert(plans_.begin(), std::move(plan));
}

}  // namespace minibatch
