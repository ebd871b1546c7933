#include "training/callbacks/model_checkpoint.h"

#include <nlohmann/json.hpp>

namespace minibatch {

ModelCheckpoint::ModelCheckpoint(const Arguments& arguments)
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

void ModelCheckpoint::onBegin(FitContext& context) {
  if (best_only_) monitor_.onBegin(context, batches_ ? context.batch_names : context.epoch_names);
}

void ModelCheckpoint::onEpochBegin(int epoch, FitContext&) { epoch_ = epoch; }

void ModelCheckpoint::onTrainBatchEnd(int batch, FitContext& context) {
  if (++batches_seen_ < batches_) return;
  batches_seen_ = 0;
  save(batch, context);
}

void ModelCheckpoint::onEpochEnd(int /*epoch*/, FitContext& context) {
  if (batches_ == 0) save(-1, context);
}

void ModelCheckpoint::save(int batch, FitContext& context) {
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

nlohmann::json ModelCheckpoint::outcome() const {
  if (kept_epoch_ < 0) return nullptr;
  using nlohmann::json;
  return {{"epoch", kept_epoch_},
          {"batch", kept_batch_ < 0 ? json(nullptr) : json(kept_batch_)},
          {"best", best_only_ && monitor_.best() ? jsonNumber(*monitor_.best()) : json(nullptr)},
          {"weights_only", weights_only_},
          {"iteration", iteration_},
          {"learning_rate", learning_rate_}};
}

const EntryOf<Callback>& modelCheckpointEntry() {
  static const EntryOf<Callback> entry = [] {
    EntryOf<Callback> made = entryFor<Callback, ModelCheckpoint>(
        "ModelCheckpoint", {}, "Keeps the last or the best model in memory.",
        {monitorArgument(),
         verboseArgument(),
         {.name = "save_best_only",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc = "Whether only a model that is better by the monitored log replaces the kept one."},
         {.name = "save_weights_only",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc = "Whether to keep the weights without the optimizer's state."},
         modeArgument(),
         {.name = "save_freq",
          .type = ArgumentType::kInteger,
          .default_json = "\"epoch\"",
          .doc = "When to save: at each epoch's end, or after so many batches.",
          .minimum = 1,
          .maximum = 1e9,
          .choices = {"epoch"}},
         {.name = "initial_value_threshold",
          .type = ArgumentType::kNumber,
          .default_json = "null",
          .doc = "A value that the first model to be kept must beat; none: no such value.",
          .nullable = true}});
    made.unsupported = {
        {.name = "filepath", .reason = "the model is kept in memory, and in the run's result"}};
    return made;
  }();
  return entry;
}

}  // namespace minibatch
