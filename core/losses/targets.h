#pragma once

#include <string_view>

#include "base/tensor.h"
#include "losses/loss.h"

namespace minibatch {

// Checks that the losses share.

/// Throws kInvalidData naming the first row whose target is not a finite number.
void requireFinite(std::string_view loss, const ConstTensor& target, Index first_row);
/// Throws kInvalidData naming the first row whose target is not within [0, 1].
void requireProbabilities(std::string_view loss, const ConstTensor& target, Index first_row);
/// Throws kInvalidData naming the first row whose target is not a whole number in [0, classes).
void requireClasses(std::string_view loss, const ConstTensor& target, Index classes,
                    Index first_row);
/// Throws kShapeMismatch unless the prediction's last axis has at least two classes.
void requireSeveralClasses(std::string_view loss, const Shape& prediction);

/// Whether all targets are 0 or 1.
bool allBinary(const ConstTensor& target);

/// The `reduction` argument as Keras writes it; training/compiled_loss.h does it. Keras's null and
/// "none" leave no number to train on.
constexpr Argument reductionArgument() {
  return {.name = "reduction",
          .type = ArgumentType::kString,
          .default_json = "\"sum_over_batch_size\"",
          .doc =
              "How the losses of a batch are reduced: to their sum, their mean over the batch "
              "size, or their mean by sample weight.",
          .choices = {"sum_over_batch_size", "mean", "sum", "mean_with_sample_weight"}};
}

/// The `from_logits` argument.
constexpr Argument fromLogitsArgument() {
  return {.name = "from_logits",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc =
              "Whether the model's outputs are logits (before sigmoid or softmax), not "
              "probabilities."};
}

/// The `label_smoothing` argument.
constexpr Argument labelSmoothingArgument(TextId doc) {
  return {.name = "label_smoothing", .default_json = "0.0", .doc = doc, .minimum = 0, .maximum = 1};
}

/// The `axis` argument of the cross-entropies: classes are on the last axis.
constexpr Argument lastAxisArgument() {
  return {.name = "axis",
          .type = ArgumentType::kInteger,
          .default_json = "-1",
          .doc = "The axis of the classes; always the last.",
          .minimum = -1,
          .maximum = -1};
}

}  // namespace minibatch
