#include "training/plans.h"

#include "training/data_binding.h"

namespace minibatch {
namespace {

constexpr double kMostBytes = 256e6;

}  // namespace

Plans::Plan& Plans::of(const Dataset& data, const Executor* in_use) {
  const int inputs = model_.inputs();
  Plan* oldest = nullptr;
  double bytes = 0;
  const auto holds = [&](const Plan& plan) {
    return in_use && (plan.training.get() == in_use || plan.inference.get() == in_use);
  };
  for (Plan& plan : plans_) {
    bool fits = plan.model != nullptr;
    for (int i = 0; fits && is_open_ && i < inputs; ++i) {
      fits = plan.inputs[i] == data.sampleShape(i);
    }
    if (fits) {
      plan.used = ++calls_;
      return plan;
    }
    for (const Executor* executor : {plan.training.get(), plan.inference.get()}) {
      if (executor) bytes += executor->bytes();
    }
    if (!holds(plan) && (!oldest || plan.used < oldest->used)) oldest = &plan;
  }
  auto model = sizedFor(data, model_);
  for (Plan& plan : plans_) {
    if (&plan != oldest && (bytes < kMostBytes || holds(plan))) continue;
    plan = {};
  }
  for (int i = 0; i < inputs; ++i) oldest->inputs.push_back(data.sampleShape(i));
  oldest->model = std::move(model);
  oldest->used = ++calls_;
  return *oldest;
}

}  // namespace minibatch
