#pragma once

#include <cstddef>

#include "base/error.h"

namespace minibatch {

/// Fails unless there are as many predictions as labels.
inline void requireSameLength(std::size_t labels, std::size_t predictions) {
  if (labels == predictions) return;
  fail(ErrorCode::kInvalidData, "evaluation.lengths",
       {{"predictions", predictions}, {"labels", labels}});
}

}  // namespace minibatch
