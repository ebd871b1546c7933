#include <algorithm>

#include "training/callbacks/monitor.h"

namespace minibatch {
namespace {

/// Multiplies the learning rate when a monitored log has not improved for `patience` epochs. Keras:
/// keras.callbacks.ReduceLROnPlateau. As there, the rate before the reduction goes into the epoch's
/// logs as "learning_rate", rounded to float32, and an epoch that ends a cooldown counts at once.
class ReduceLROnPlateau : public Callback {
 public:
  explicit ReduceLROnPlateau(const Arguments& arguments)
      : monitor_(arguments, arguments.number("min_delta")),
        factor_(arguments.number("factor")),
        min_lr_(arguments.number("min_lr")),
        patience_(static_cast<int>(arguments.integer("patience"))),
        cooldown_(static_cast<int>(arguments.integer("cooldown"))) {}
  void onBegin(FitContext& context) override {
    // As in Keras, it writes its log before it looks for the one it watches.
    if (!std::ranges::count(context.epoch_names, "learning_rate")) {
      context.epoch_names.emplace_back("learning_rate");
    }
    monitor_.onBegin(context, context.epoch_names);
  }

  void onEpochEnd(int /*epoch*/, FitContext& context) override {
    Trainer& trainer = *context.trainer;
    // Keras keeps the rate as float32.
    const double rate = static_cast<float>(trainer.learningRate());
    context.logs.set("learning_rate", rate);
    const std::optional<double> value = monitor_.value(context);
    if (!value) return;
    if (cooling_ > 0) {
      --cooling_;
      wait_ = 0;
    }
    if (monitor_.take(*value)) {
      wait_ = 0;
    } else if (cooling_ == 0 && ++wait_ >= patience_ && rate > static_cast<float>(min_lr_)) {
      trainer.setLearningRate(std::max(rate * factor_, min_lr_));
      cooling_ = cooldown_;
      wait_ = 0;
    }
  }

 private:
  Monitor monitor_;
  double factor_, min_lr_;
  int patience_, cooldown_;
  int wait_ = 0, cooling_ = 0;
};

}  // namespace

const EntryOf<Callback>& reduceLROnPlateauEntry() {
  static constexpr auto entry = entryFor<Callback, ReduceLROnPlateau>(
      "ReduceLROnPlateau", {"reduce_lr_on_plateau"},
      "Reduces the learning rate when a metric stops improving.",
      {monitorArgument(),
       {.name = "factor",
        .type = ArgumentType::kNumber,
        .default_json = "0.1",
        .doc = "Factor by which the learning rate is multiplied.",
        .minimum = 0,
        .below = 1},
       {.name = "patience",
        .type = ArgumentType::kInteger,
        .default_json = "10",
        .doc = "Number of epochs without improvement after which the learning rate is reduced.",
        .minimum = 0,
        .maximum = 1e6},
       verboseArgument(),
       modeArgument(),
       {.name = "min_delta",
        .type = ArgumentType::kNumber,
        .default_json = "0.0001",
        .doc = "Minimum change that counts as an improvement; its sign is ignored."},
       {.name = "cooldown",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Number of epochs to wait after a reduction before monitoring resumes.",
        .minimum = 0,
        .maximum = 1e6},
       {.name = "min_lr",
        .type = ArgumentType::kNumber,
        .default_json = "0",
        .doc = "Lower bound of the learning rate.",
        .minimum = 0}});
  return entry;
}

}  // namespace minibatch
