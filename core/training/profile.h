#pragma once

#include <string>
#include <vector>

#include "data/dataset.h"
#include "training/job.h"
#include "training/step_times.h"
#include "training/trainer.h"

namespace minibatch {

/// Where the time of a training step goes: trains for a few steps with a clock at every part, in
/// slices, and puts everything back in the end, weights, optimizer and iterations. Only the running
/// means of loss and metrics start anew.
class ProfileJob : public Job {
 public:
  /// `options` is JSON: {batch_size: 32, steps: 10, warm_up: 3}; steps that warm up do not count.
  /// The trainer must outlive the job. Throws when the data or the options do not fit.
  ProfileJob(Trainer& trainer, const Dataset& data, std::string_view options);
  ~ProfileJob() override;

  /// A loss that is not finite ends no step: that takes its time all the same.
  JobState step(double budget_ms) override;
  /// {step, steps}, with the steps that warm up.
  std::string progress() const override;
  /// {batch_size, steps, whole, gather, loss, update, layers: [{forward, backward,
  /// forward_products, backward_products}]}: seconds of all steps that count; by layer of the
  /// graph, all its operations together; products of one sample.
  std::string result() const;

 private:
  Trainer& trainer_;
  Dataset data_;
  Index batch_size_ = 32, steps_ = 10, warm_up_ = 3;
  StepTimes times_;
  std::vector<std::uint32_t> order_;
  std::vector<Real> state_;  // to be put back
  std::int64_t iteration_;
  Index done_ = 0;
  Index position_ = 0;  // the batch's first row in the order
  bool in_step_ = false;
};

}  // namespace minibatch
