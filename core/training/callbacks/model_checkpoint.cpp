#include <nlohmann/json.hpp>
#include <vector>

#include "base/message.h"
#include "training/callbacks/monitor.h"

namespace minibatch {
namespace {

/// Keeps the model, or its weights, in memory: the last one or the best one. Keras:
/// keras.callbacks.ModelCheckpoint, without its files. As there, "best" is compared with the
/// running means where it saves by batches, which count over the ends of epochs.
class ModelCheckpoint : public Callback {
 public:
  static constexpr Unsupported kUnsupported[] = {{"filepath", "kept-in-result"}};

  explicit ModelCheckpoint(const Arguments& arguments)
      : best_only_(arguments.boolean("save_best_only")),
        weights_only_(arguments.boolean("save_weights_only")),
        monitor_(arguments, 0,
                 arguments.isNull("initial_value_threshold")
                     ? std::nullopt
                     : std::optional(arguments.number("initial_value_threshold"))) {
    if (!arguments.config().at("save_freq").is_string()) {
      batches_ = static_cast<int>(arguments.integer("save_freq"));
    }
  }

  void onBegin(FitContext& context) override {
    if (best_only_) monitor_.onBegin(context, batches_ ? context.batch_names : context.epoch_names);
  }

  void onEpochBegin(int epoch, FitContext&) override { epoch_ = epoch; }
  void onTrainBatchEnd(int batch, FitContext& context) override {
    if (++batches_seen_ < batches_) return;
    batches_seen_ = 0;
    save(batch, context);
  }

  void onEpochEnd(int /*epoch*/, FitContext& context) override {
    if (batches_ == 0) save(-1, context);
  }

  bool wantsBatches() const override { return batches_ > 0; }
  int bestEpoch() const override { return best_only_ ? kept_epoch_ : -1; }
  /// {epoch, batch, best, weights_only, iteration, learning_rate}; null before the first save.
  nlohmann::json result() const override {
    if (kept_epoch_ < 0) return nullptr;
    using nlohmann::json;
    return {{"epoch", kept_epoch_},
            {"batch", kept_batch_ < 0 ? json(nullptr) : json(kept_batch_)},
            {"best", best_only_ && monitor_.best() ? jsonNumber(*monitor_.best()) : json(nullptr)},
            {"weights_only", weights_only_},
            {"iteration", iteration_},
            {"learning_rate", learning_rate_}};
  }

  /// The weights, or the trainer's copyState().
  const std::vector<Real>* resultValues() const override { return &kept_; }

 private:
  void save(int batch, FitContext& context) {
    if (best_only_) {
      const std::optional<double> value = monitor_.value(context);
      if (value && !monitor_.take(*value)) return;
    }
    Trainer& trainer = *context.trainer;
    kept_ = weights_only_ ? trainer.model().copyWeights() : trainer.copyState();
    kept_epoch_ = epoch_;
    kept_batch_ = batch;
    iteration_ = static_cast<double>(trainer.iteration());
    learning_rate_ = trainer.learningRate();
  }

  bool best_only_, weights_only_;
  int batches_ = 0;  // between two saves; 0: each epoch
  Monitor monitor_;
  int epoch_ = 0, batches_seen_ = 0;
  int kept_epoch_ = -1, kept_batch_ = -1;
  double iteration_ = 0, learning_rate_ = 0;
  std::vector<Real> kept_;
};

}  // namespace

const EntryOf<Callback>& modelCheckpointEntry() {
  static constexpr auto entry = entryFor<Callback, ModelCheckpoint>(
      "ModelCheckpoint", {}, "Saves the last or the best model, in memory.",
      {monitorArgument(),
       verboseArgument(),
       {.name = "save_best_only",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to save only when the monitored metric improves."},
       {.name = "save_weights_only",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to save only the weights, without the optimizer's state."},
       modeArgument(),
       {.name = "save_freq",
        .type = ArgumentType::kInteger,
        .default_json = "\"epoch\"",
        .doc = "When to save: at the end of every epoch, or after a number of batches.",
        .minimum = 1,
        .maximum = 1e9,
        .choices = {"epoch"}},
       {.name = "initial_value_threshold",
        .type = ArgumentType::kNumber,
        .default_json = "null",
        .doc = "A value that the first saved model must improve on; none if not set.",
        .nullable = true}});
  return entry;
}

}  // namespace minibatch
