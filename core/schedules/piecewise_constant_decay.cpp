#include <cmath>

#include "base/refusal.h"
#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// PiecewiseConstantDecay: values[i] until step boundaries[i] (included), then the next; as Keras's
/// steps are whole numbers, boundaries are rounded towards 0. Where boundaries do not rise, it
/// gives what Keras's sum over all ranges gives.
/// https://keras.io/api/optimizers/learning_rate_schedules/piecewise_constant_decay/
class PiecewiseConstantDecay final : public Schedule {
 public:
  explicit PiecewiseConstantDecay(const Arguments& arguments)
      : boundaries_(arguments.numbers("boundaries")), values_(arguments.numbers("values")) {
    if (boundaries_.size() + 1 != values_.size()) {
      refuse(arguments, "schedule.boundaries",
             {{"boundaries", boundaries_.size()}, {"values", values_.size()}});
    }
    for (double& boundary : boundaries_) boundary = std::trunc(boundary);
  }

  double rate(double steps) const override {
    double rate = steps <= boundaries_.front() ? values_.front() : 0;
    if (steps > boundaries_.back()) rate += values_.back();
    for (std::size_t i = 1; i < boundaries_.size(); ++i) {
      if (steps > boundaries_[i - 1] && steps <= boundaries_[i]) rate += values_[i];
    }
    return rate;
  }

 private:
  std::vector<double> boundaries_, values_;
};

}  // namespace

const EntryOf<Schedule>& piecewiseConstantDecayScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, PiecewiseConstantDecay>(
      "PiecewiseConstantDecay", {},
      "A constant learning rate for each of several intervals of steps."
      "\nvalues[i] for boundaries[i - 1] < step <= boundaries[i]",
      {{.name = "boundaries",
        .type = ArgumentType::kNumbers,
        .default_json = "",
        .doc = "The steps at which the learning rate changes, in increasing order."},
       {.name = "values",
        .type = ArgumentType::kNumbers,
        .default_json = "",
        .doc = "The learning rates, one more than boundaries.",
        .minimum = 0}});
  return entry;
}

}  // namespace minibatch
