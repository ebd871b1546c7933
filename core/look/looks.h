#pragma once

#include <nlohmann/json.hpp>

#include "look/look.h"

/// What makes each look. The package has checked the options: words are known, numbers in range.
namespace minibatch {

LookPointer makeInfo(const Table& table, const nlohmann::json& options);
LookPointer makeDescribe(const Table& table, const nlohmann::json& options);
LookPointer makeValueCounts(const Table& table, const nlohmann::json& options);
LookPointer makeGroupBy(const Table& table, const nlohmann::json& options);
LookPointer makeDuplicated(const Table& table, const nlohmann::json& options);
LookPointer makeCorr(const Table& table, const nlohmann::json& options);
LookPointer makeCrosstab(const Table& table, const nlohmann::json& options);
LookPointer makeHistogram(const Table& table, const nlohmann::json& options);
LookPointer makeScatter(const Table& table, const nlohmann::json& options);

}  // namespace minibatch
