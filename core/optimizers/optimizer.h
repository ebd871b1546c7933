#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"
#include "schedules/schedule.h"

namespace minibatch {

/// One optimizer step over a piece of the flat arena of all trainable weights.
struct Update {
  Index size;
  Real* weights;
  const Real* gradients;
  std::span<Real* const> slots;  // Optimizer::slots() arrays of `size`
  double learning_rate;
  std::int64_t iteration;  // 1 for the first step
};

/// The arguments that every optimizer has and that do not concern its own step: the trainer carries
/// them out. 0 stands for none.
struct CommonSettings {
  double weight_decay = 0;  // before a step, w -= w weight_decay rate
  // How gradients are clipped before a step; at most one of the three is not 0.
  double clipnorm = 0;         // largest norm of each weight's gradient
  double clipvalue = 0;        // largest size of each element
  double global_clipnorm = 0;  // largest norm of all gradients together
  bool use_ema = false;        // whether a moving average of the weights is kept
  double ema_momentum = 0;
  std::int64_t ema_overwrite_frequency = 0;      // steps after which the weights become the average
  std::int64_t gradient_accumulation_steps = 0;  // steps whose gradients make one
};

/// An optimizer. It keeps no state: moments live in the slots, the rate and step count in the
/// trainer.
class Optimizer {
 public:
  static constexpr Kind kKind = Kind::kOptimizer;
  static constexpr Unsupported kUnsupported[] = {{"loss_scale_factor", "float32"},
                                                 {"is_legacy_optimizer", "one-kind"}};
  virtual ~Optimizer() = default;
  const CommonSettings& common() const { return common_; }
  /// The `learning_rate` argument; of a schedule its first rate.
  double learningRate() const { return learning_rate_; }
  /// The schedule of the learning rate, or null where it is a number.
  const Schedule* schedule() const { return schedule_.get(); }
  static constexpr int kMaxSlots = 4;
  /// How many state arrays the size of the weights it needs, at most kMaxSlots.
  virtual int slots() const = 0;
  /// How many numbers Keras's optimizer keeps beside those arrays, its step and its rate.
  virtual int scalars() const { return 0; }
  /// What a state array is filled with before the first step.
  virtual double slotStart(int /*slot*/) const { return 0; }
  /// No weight depends on another, so several pieces may be updated at once.
  virtual void update(const Update& step) const = 0;

 protected:
  /// Reads the arguments that all have. Throws kInvalidArgument where they exclude each other.
  explicit Optimizer(const Arguments& arguments);

 private:
  std::unique_ptr<const Schedule> schedule_;
  double learning_rate_;
  CommonSettings common_;
};

}  // namespace minibatch
