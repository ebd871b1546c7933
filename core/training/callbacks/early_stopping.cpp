#include "training/callbacks/early_stopping.h"

namespace minibatch {

EarlyStopping::EarlyStopping(const Arguments& arguments)
    : monitor_(arguments, arguments.number("min_delta")),
      patience_(static_cast<int>(arguments.integer("patience"))),
      start_from_epoch_(static_cast<int>(arguments.integer("start_from_epoch"))),
      restore_best_weights_(arguments.boolean("restore_best_weights")) {
  if (!arguments.isNull("baseline")) baseline_ = arguments.number("baseline");
}

void EarlyStopping::onBegin(FitContext& context) { monitor_.onBegin(context, context.epoch_names); }

void EarlyStopping::onEpochEnd(int epoch, FitContext& context) {
  const std::optional<double> value = monitor_.value(context);
  if (!value || epoch < start_from_epoch_) return;
  ++wait_;
  if (monitor_.take(*value)) {
    best_epoch_ = epoch;
    if (restore_best_weights_) best_weights_ = context.trainer->model().copyWeights();
    if (!baseline_ || monitor_.isImprovement(*value, baseline_)) wait_ = 0;
    return;
  }
  if (wait_ >= patience_ && epoch > 0) context.stop = true;
}

void EarlyStopping::onTrainEnd(FitContext& context) {
  if (!best_weights_.empty()) context.trainer->model().setWeights(best_weights_);
}

const EntryOf<Callback>& earlyStoppingEntry() {
  static const EntryOf<Callback> entry = entryFor<Callback, EarlyStopping>(
      "EarlyStopping", {}, "Stops when a log has not improved for some epochs.",
      {monitorArgument(),
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
       verboseArgument(),
       modeArgument(),
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
