#include "training/early_stopping.h"

#include <cmath>

#include "base/error.h"

namespace minibatch {

EarlyStopping::EarlyStopping(const Arguments& arguments)
    : monitor_(arguments.string("monitor")),
      mode_(arguments.string("mode")),
      min_delta_(std::abs(arguments.number("min_delta"))),
      patience_(static_cast<int>(arguments.integer("patience"))),
      start_from_epoch_(static_cast<int>(arguments.integer("start_from_epoch"))),
      restore_best_weights_(arguments.boolean("restore_best_weights")) {
  if (!arguments.isNull("baseline")) baseline_ = arguments.number("baseline");
}

void EarlyStopping::onTrainBegin(FitContext& context) {
  bool known = false;
  std::string names;
  for (const std::string& name : context.names) {
    known |= name == monitor_;
    names += (names.empty() ? "" : ", ") + name;
  }
  if (!known) {
    const bool needs_validation = monitor_.starts_with("val_");
    fail(ErrorCode::kInvalidArgument, "EarlyStopping: this run has no log \"", monitor_,
         "\" to monitor. It has: ", names, ".",
         needs_validation ? " Logs that begin with val_ need validation data." : "");
  }
  const std::string_view name =
      monitor_.starts_with("val_") ? std::string_view(monitor_).substr(4) : monitor_;
  direction_ = mode_ == "min" ? -1 : mode_ == "max" ? 1 : context.trainer.direction(name);
}

bool EarlyStopping::isImprovement(double value, double reference) const {
  return direction_ < 0 ? value + min_delta_ < reference : value - min_delta_ > reference;
}

void EarlyStopping::onEpochEnd(int epoch, FitContext& context) {
  const std::optional<double> value = context.log(monitor_);
  if (!value || epoch < start_from_epoch_) return;
  const bool is_first = best_epoch_ < 0;
  // The first weights are kept even if the value is no number, so that there is something to
  // restore.
  if (restore_best_weights_ && is_first) best_weights_ = context.trainer.model().copyWeights();
  if (is_first) best_epoch_ = epoch;
  ++wait_;
  if (!best_ ? !std::isnan(*value) : isImprovement(*value, *best_)) {
    best_ = *value;
    best_epoch_ = epoch;
    if (restore_best_weights_ && !is_first) best_weights_ = context.trainer.model().copyWeights();
    if (!baseline_ || isImprovement(*value, *baseline_)) wait_ = 0;
    return;
  }
  if (wait_ >= patience_ && epoch > 0) context.stop = true;
}

void EarlyStopping::onTrainEnd(FitContext& context) {
  if (!best_weights_.empty()) context.trainer.model().setWeights(best_weights_);
}

const EntryOf<Callback>& earlyStoppingEntry() {
  static const EntryOf<Callback> entry = entryFor<Callback, EarlyStopping>(
      "EarlyStopping", {}, "Stops when a log has not improved for some epochs.",
      {{.name = "monitor",
        .type = ArgumentType::kString,
        .default_json = "\"val_loss\"",
        .doc = "Which log to watch: val_loss, val_accuracy, loss …"},
       {.name = "min_delta",
        .type = ArgumentType::kNumber,
        .default_json = "0",
        .doc = "How much better a value must be to count as an improvement; the sign is ignored."},
       {.name = "patience",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Epochs without improvement after which to stop.",
        .minimum = 0,
        .maximum = 1e6},
       {.name = "verbose",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Keras prints with 1; here the history says why a run ended.",
        .minimum = 0,
        .maximum = 1},
       {.name = "mode",
        .type = ArgumentType::kString,
        .default_json = "\"auto\"",
        .doc = "Whether smaller (min) or larger (max) is better; auto: by the log.",
        .choices = {"auto", "min", "max"}},
       {.name = "baseline",
        .type = ArgumentType::kNumber,
        .default_json = "null",
        .doc = "A value that must be beaten; none: no such value.",
        .nullable = true},
       {.name = "restore_best_weights",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to go back to the best epoch's weights at the end."},
       {.name = "start_from_epoch",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Epochs to wait before watching.",
        .minimum = 0,
        .maximum = 1e6}});
  return entry;
}

}  // namespace minibatch
