#include <optional>
#include <vector>

#include "training/callbacks/monitor.h"

namespace minibatch {
namespace {

/// Stops a fit when a monitored log has not improved for `patience` epochs. Keras:
/// keras.callbacks.EarlyStopping. As there, the best weights come back at the end of every fit that
/// kept some, an epoch resets the waiting only if it beats the baseline too, and a first value that
/// is NaN stays the best.
class EarlyStopping : public Callback {
 public:
  explicit EarlyStopping(const Arguments& arguments)
      : monitor_(arguments, arguments.number("min_delta")),
        patience_(static_cast<int>(arguments.integer("patience"))),
        start_from_epoch_(static_cast<int>(arguments.integer("start_from_epoch"))),
        restore_best_weights_(arguments.boolean("restore_best_weights")) {
    if (!arguments.isNull("baseline")) baseline_ = arguments.number("baseline");
  }

  void onBegin(FitContext& context) override { monitor_.onBegin(context, context.epoch_names); }
  void onEpochEnd(int epoch, FitContext& context) override {
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

  void onTrainEnd(FitContext& context) override {
    if (!best_weights_.empty()) context.trainer->model().setWeights(best_weights_);
  }

  int bestEpoch() const override { return best_epoch_; }

 private:
  Monitor monitor_;
  int patience_, start_from_epoch_;
  std::optional<double> baseline_;
  bool restore_best_weights_;
  int wait_ = 0;
  int best_epoch_ = -1;
  std::vector<Real> best_weights_;
};

}  // namespace

const EntryOf<Callback>& earlyStoppingEntry() {
  static constexpr auto entry = entryFor<Callback, EarlyStopping>(
      "EarlyStopping", {}, "Stops training when a metric stops improving.",
      {monitorArgument(),
       {.name = "min_delta",
        .type = ArgumentType::kNumber,
        .default_json = "0",
        .doc = "Minimum change that counts as an improvement; its sign is ignored."},
       {.name = "patience",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Number of epochs without improvement after which training stops.",
        .minimum = 0,
        .maximum = 1e6},
       verboseArgument(),
       modeArgument(),
       {.name = "baseline",
        .type = ArgumentType::kNumber,
        .default_json = "null",
        .doc = "A value that the metric must improve on; none if not set.",
        .nullable = true},
       {.name = "restore_best_weights",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to restore the weights of the best epoch at the end."},
       {.name = "start_from_epoch",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Number of epochs before monitoring starts.",
        .minimum = 0,
        .maximum = 1e6}});
  return entry;
}

}  // namespace minibatch
