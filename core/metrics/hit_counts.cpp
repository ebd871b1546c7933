#include "metrics/hit_counts.h"

#include "base/error.h"

namespace minibatch {

HitCounts::HitCounts(const Arguments& arguments)
    : top_k_(arguments.isNull("top_k") ? 0 : arguments.integer("top_k")),
      class_id_(arguments.isNull("class_id") ? -1 : arguments.integer("class_id")) {
  constexpr double kNone = -1e10;
  const double standard = top_k_ > 0 ? kNone : 0.5;
  threshold_ =
      static_cast<Real>(arguments.isNull("thresholds") ? standard : arguments.number("thresholds"));
}

void HitCounts::checkShapes(const Shape& target, const Shape& prediction) const {
  Metric::checkShapes(target, prediction);
  const Index outputs = prediction.rank() == 0 ? 1 : prediction.back();
  if (class_id_ < outputs) return;
  fail(ErrorCode::kShapeMismatch, "has class_id ", class_id_, ", but the model has ", outputs,
       " outputs, counted from 0.");
}

void HitCounts::reset() { true_positives_ = false_positives_ = false_negatives_ = 0; }

// The largest top_k outputs are chosen, of equals the first.
bool HitCounts::isChosen(Index outputs, const Real* prediction, Index output) const {
  const Real value = prediction[output];
  if (!(value > threshold_)) return false;
  if (top_k_ == 0) return true;
  Index before = 0;
  for (Index i = 0; i < outputs; ++i) {
    before += prediction[i] > value || (prediction[i] == value && i < output);
  }
  return before < top_k_;
}

void HitCounts::update(const ConstTensor& target, const ConstTensor& prediction,
                       const Real* weights) {
  const Index batch = prediction.batch();
  if (batch == 0) return;
  const Index outputs = prediction.shape.rank() > 1 ? prediction.shape.back() : 1;
  const Index row_size = prediction.size() / batch;
  const Index first = class_id_ < 0 ? 0 : class_id_, last = class_id_ < 0 ? outputs : first + 1;
  for (Index start = 0; start < batch * row_size; start += outputs) {
    const double weight = weights ? static_cast<double>(weights[start / row_size]) : 1;
    for (Index i = first; i < last; ++i) {
      const bool chosen = isChosen(outputs, prediction.data + start, i);
      const bool wanted = target.data[start + i] != 0;
      if (chosen && wanted) true_positives_ += weight;
      if (chosen && !wanted) false_positives_ += weight;
      if (!chosen && wanted) false_negatives_ += weight;
    }
  }
}

std::vector<Argument> HitCounts::arguments() {
  return {{.name = "thresholds",
           .default_json = "null",
           .doc = "Outputs above it count as 1; none: 0.5, or no threshold where top_k is given.",
           .minimum = 0,
           .maximum = 1,
           .nullable = true},
          {.name = "top_k",
           .type = ArgumentType::kInteger,
           .default_json = "null",
           .doc = "Only this many largest outputs can count as 1.",
           .minimum = 1,
           .maximum = 1e6,
           .nullable = true},
          {.name = "class_id",
           .type = ArgumentType::kInteger,
           .default_json = "null",
           .doc = "The one output to look at, counted from 0; none: all.",
           .minimum = 0,
           .maximum = 1e6,
           .nullable = true}};
}

double ratioOrZero(double a, double b) { return b == 0 ? 0 : a / b; }

}  // namespace minibatch
