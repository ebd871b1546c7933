#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "training/job.h"
#include "training/step_times.h"
#include "training/trainer.h"

namespace minibatch {

/// Where the time of a training step goes: trains for a few steps with a clock at every part, in
/// slices, and restores everything at the end: weights, optimizer and iterations. Only the running
/// means of loss and metrics start over.
class ProfileJob : public Job {
 public:
  /// Steps that warm up do not count; a step never has more rows than there are. The trainer must
  /// outlive the job. Throws when the data does not fit.
  ProfileJob(Trainer& trainer, const Dataset& data, Index batch_size, Index steps, Index warm_up);
  ~ProfileJob() override;

  /// A loss that is not finite ends no step: that takes its time all the same.
  JobState step(double budget_ms) override;
  /// The number of steps done, with those that warm up.
  std::string progress() const override;
  /// JSON: {step, gather, loss, update, layers}: seconds of all steps that count, in the whole and
  /// of gathering batches, of loss and metrics, of updates. Of each layer of the graph, all its
  /// operations together, {forward, backward} of {seconds, multiplyAccumulates}: those of one row.
  std::string result() const;

 private:
  Trainer& trainer_;
  Dataset data_;
  Index batch_size_, steps_, warm_up_;
  StepTimes times_;
  std::vector<std::uint32_t> order_;
  std::vector<Real> state_;  // to be put back
  std::int64_t iteration_;
  Index done_ = 0;
  Index position_ = 0;  // the batch's first row in the order
  bool in_step_ = false;
};

}  // namespace minibatch
