#include "training/callbacks/callback.h"

#include <array>
#include <nlohmann/json.hpp>

namespace minibatch {

std::string_view hookName(Hook hook) {
  static constexpr std::array<std::string_view, kHooks> kNames = {
      "on_train_begin",         "on_train_end",        "on_epoch_begin",   "on_epoch_end",
      "on_train_batch_begin",   "on_train_batch_end",  "on_test_begin",    "on_test_end",
      "on_test_batch_begin",    "on_test_batch_end",   "on_predict_begin", "on_predict_end",
      "on_predict_batch_begin", "on_predict_batch_end"};
  return kNames[static_cast<std::size_t>(hook)];
}

bool isBatchHook(Hook hook) {
  switch (hook) {
    case Hook::kTrainBatchBegin:
    case Hook::kTrainBatchEnd:
    case Hook::kTestBatchBegin:
    case Hook::kTestBatchEnd:
    case Hook::kPredictBatchBegin:
    case Hook::kPredictBatchEnd:
      return true;
    default:
      return false;
  }
}

nlohmann::json Callback::result() const { return nullptr; }

}  // namespace minibatch
