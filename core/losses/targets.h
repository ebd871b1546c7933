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
Argument reductionArgument();
/// The `from_logits` argument.
Argument fromLogitsArgument();
/// The `label_smoothing` argument.
Argument labelSmoothingArgument(TextId doc);
/// The `axis` argument of the cross-entropies: classes are on the last axis.
Argument lastAxisArgument();

}  // namespace minibatch
