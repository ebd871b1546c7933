#pragma once

#include <nlohmann/json.hpp>

#include "look/look.h"

/// What makes each look. The package has checked the options: words are known, numbers in range.
namespace minibatch {

LookPointer makeInfo(FramePointer frame, const nlohmann::json& options);
LookPointer makeDescribe(FramePointer frame, const nlohmann::json& options);
LookPointer makeValueCounts(FramePointer frame, const nlohmann::json& options);
LookPointer makeGroupBy(FramePointer frame, const nlohmann::json& options);
LookPointer makeDuplicated(FramePointer frame, const nlohmann::json& options);
LookPointer makeCorr(FramePointer frame, const nlohmann::json& options);
LookPointer makeCrosstab(FramePointer frame, const nlohmann::json& options);
LookPointer makeHistogram(FramePointer frame, const nlohmann::json& options);
LookPointer makeScatter(FramePointer frame, const nlohmann::json& options);

}  // namespace minibatch
