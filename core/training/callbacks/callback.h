#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "training/logs.h"
#include "training/trainer.h"

namespace minibatch {

/// The moments of a run at which Keras calls callbacks.
enum class Hook {
  kTrainBegin,
  kTrainEnd,
  kEpochBegin,
  kEpochEnd,
  kTrainBatchBegin,
  kTrainBatchEnd,
  kTestBegin,
  kTestEnd,
  kTestBatchBegin,
  kTestBatchEnd,
  kPredictBegin,
  kPredictEnd,
  kPredictBatchBegin,
  kPredictBatchEnd,
};
constexpr int kHooks = 14;

/// Keras's name: "on_train_batch_end".
std::string_view hookName(Hook hook);
/// Whether the hook is called for every batch.
bool isBatchHook(Hook hook);

/// What a callback sees and may do while a model is fitted.
struct FitContext {
  Trainer* trainer = nullptr;  // none where a model that was not compiled predicts
  /// What the hook is given. What callbacks add at an epoch's end goes to those behind them and
  /// into the history, as in Keras.
  Logs logs = {};
  /// The logs that an epoch will have, and a batch; for onBegin() and its messages.
  std::vector<std::string> epoch_names = {}, batch_names = {};
  /// Whether callbacks outside the core may add other logs.
  bool more_names = false;
  /// Keras's model.stop_training: ends the fit after the batch, with its validation, or the epoch.
  bool stop = false;
  /// Said in the history when `stop` ended the fit.
  const char* stop_reason = "early-stopping";
};

/// A callback with Keras's hooks. Epochs and batches count from 0.
class Callback {
 public:
  static constexpr Kind kKind = Kind::kCallback;
  virtual ~Callback() = default;

  /// Before everything else, in the order of the callbacks: the place to refuse arguments that do
  /// not fit the run (an unknown `monitor`) and to announce logs that the callback adds.
  virtual void onBegin(FitContext&) {}
  virtual void onTrainBegin(FitContext&) {}
  virtual void onTrainEnd(FitContext&) {}
  virtual void onEpochBegin(int /*epoch*/, FitContext&) {}
  virtual void onEpochEnd(int /*epoch*/, FitContext&) {}
  virtual void onTrainBatchEnd(int /*batch*/, FitContext&) {}

  /// Whether onTrainBatchEnd() is to be called; the logs of a batch are only put together for
  /// callbacks that ask for them.
  virtual bool wantsBatches() const { return false; }
  /// Whether the fit goes on when the loss is no finite number, as Keras does, instead of failing.
  virtual bool takesNotFinite() const { return false; }
  /// The epoch whose weights are the best so far, or -1 for callbacks that do not look.
  virtual int bestEpoch() const { return -1; }
  /// What the callback has to show for the run, as JSON; null: nothing.
  virtual nlohmann::json result() const;
  /// Numbers that belong to the result: weights, or weights and optimizer state.
  virtual const std::vector<Real>* resultValues() const { return nullptr; }
};

}  // namespace minibatch
