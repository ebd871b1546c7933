#pragma once

#include <vector>

#include "optimizers/arguments.h"

namespace minibatch {

/// Adam(learning_rate, beta_1, beta_2, epsilon, amsgrad): m += (g - m)(1 - beta_1),
/// v += (g² - v)(1 - beta_2), w -= rate sqrt(1 - beta_2^t) / (1 - beta_1^t) m / (sqrt(v) +
/// epsilon). Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, in the form before
/// its section 2.1 as Keras has it; amsgrad divides by the root of the largest v so far (Reddi et
/// al., "On the Convergence of Adam and Beyond", 2018). https://keras.io/api/optimizers/adam/
const EntryOf<Optimizer>& adamOptimizerEntry();

class Adam : public Optimizer {
 public:
  explicit Adam(const Arguments& arguments);
  int slots() const override;
  void update(const Update& step) const override;

  /// Adam's own arguments.
  static std::vector<Argument> arguments();

 private:
  Moments moments_;
  bool amsgrad_;
};

}  // namespace minibatch
