#include "training/callbacks/monitor.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace minibatch {

Monitor::Monitor(const Arguments& arguments, double min_delta, std::optional<double> best)
    : class_name_(arguments.entry().class_name),
      name_(arguments.string("monitor")),
      mode_(arguments.string("mode")),
      min_delta_(std::abs(min_delta)),
      best_(best) {}

void Monitor::onBegin(const FitContext& context, const std::vector<std::string>& names) {
  if (!context.more_names && !std::ranges::count(names, name_)) {
    fail(ErrorCode::kInvalidArgument,
         name_.starts_with("val_") ? "monitor.no-validation-log" : "monitor.no-log",
         {{"callback", class_name_}, {"log", name_}, {"known", names}});
  }
  const std::string_view metric =
      name_.starts_with("val_") ? std::string_view(name_).substr(4) : std::string_view(name_);
  direction_ = mode_ == "min" ? -1 : mode_ == "max" ? 1 : context.trainer->direction(metric);
  if (direction_ == 0) {
    fail(ErrorCode::kInvalidArgument, "monitor.direction",
         {{"callback", class_name_}, {"log", name_}});
  }
}

bool Monitor::isImprovement(double value, std::optional<double> reference) const {
  if (!reference) return true;
  const auto best = static_cast<float>(*reference);
  return direction_ < 0 ? static_cast<float>(value + min_delta_) < best
                        : static_cast<float>(value - min_delta_) > best;
}

bool Monitor::take(double value) {
  if (!isImprovement(value, best_)) return false;
  best_ = value;
  return true;
}

}  // namespace minibatch
