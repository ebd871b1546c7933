#include "training/inference_stages.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_text.h"

namespace minibatch {

void InferenceStages::enter(CallbackList& callbacks, FitContext& context, const Work& work) {
  if (stage_ == Stage::kBatch) {
    work.start(position_, std::min(batch_size_, rows_ - position_));
    return;
  }
  const bool is_batch_end = stage_ == Stage::kBatchEnd;
  const bool has_logs = is_batch_end || stage_ == Stage::kEnd;
  const Hook hook = hooks_[stage_ == Stage::kBegin        ? 0
                           : stage_ == Stage::kBatchBegin ? 1
                           : is_batch_end                 ? 2
                                                          : 3];
  if (!callbacks.wants(hook)) return;
  context.logs = has_logs ? work.logs() : Logs();
  callbacks.start(hook, static_cast<int>((position_ - (is_batch_end ? 1 : 0)) / batch_size_));
}

JobState InferenceStages::step(const Deadline& deadline, CallbackList& callbacks,
                               FitContext& context, const Work& work) {
  while (stage_ != Stage::kDone) {
    if (!entered_) enter(callbacks, context, work);
    entered_ = true;
    if (!callbacks.run(context)) return JobState::kHook;
    bool batch_ended = false;
    switch (stage_) {
      case Stage::kBegin:
        work.begin();
        stage_ = rows_ > 0 ? Stage::kBatchBegin : Stage::kEnd;
        break;
      case Stage::kBatchBegin:
        stage_ = Stage::kBatch;
        break;
      case Stage::kBatch:
        if (!work.proceed()) return JobState::kRunning;
        position_ = std::min(rows_, position_ + batch_size_);
        stage_ = Stage::kBatchEnd;
        break;
      case Stage::kBatchEnd:
        batch_ended = position_ < rows_;
        stage_ = batch_ended ? Stage::kBatchBegin : Stage::kEnd;
        break;
      default:
        stage_ = Stage::kDone;
    }
    entered_ = false;
    if (batch_ended && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

std::string InferenceStages::progress() const {
  return jsonText(nlohmann::json{{"batch", (position_ + batch_size_ - 1) / batch_size_},
                                 {"batches", (rows_ + batch_size_ - 1) / batch_size_}});
}

}  // namespace minibatch
