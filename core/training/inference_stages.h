#pragma once

#include <array>
#include <functional>
#include <string>

#include "base/deadline.h"
#include "training/job.h"

namespace minibatch {

/// The way through evaluate() and predict(): batch by batch, with Keras's hooks around them.
class InferenceStages {
 public:
  /// The hooks at the beginning, around each batch, and at the end.
  explicit InferenceStages(const std::array<Hook, 4>& hooks) : hooks_(hooks) {}

  /// What is done at a batch.
  struct Work {
    std::function<void()> begin;  // after the first hook
    std::function<void(Index first, Index count)> start;
    std::function<bool()> proceed;  // false when the time was up
    std::function<Logs()> logs;     // after a batch, and of the whole
  };

  void setRows(Index rows, Index batch_size) {
    rows_ = rows;
    batch_size_ = batch_size;
  }
  JobState step(const Deadline& deadline, CallbackList& callbacks, FitContext& context,
                const Work& work);
  /// {batch, batches}
  std::string progress() const;

 private:
  enum class Stage { kBegin, kBatchBegin, kBatch, kBatchEnd, kEnd, kDone };

  void enter(CallbackList& callbacks, FitContext& context, const Work& work);

  std::array<Hook, 4> hooks_;
  Index rows_ = 0, batch_size_ = 1, position_ = 0;
  Stage stage_ = Stage::kBegin;
  bool entered_ = false;
};

}  // namespace minibatch
