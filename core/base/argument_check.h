#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/arguments.h"

namespace minibatch {

/// What a value must be, for messages: "a whole number at least 1".
std::string expectation(const Argument& argument);
/// Whether a value that is not null is one.
bool fits(const Argument& argument, const nlohmann::json& value);
/// The value as a message quotes it: its JSON, cut where it is long.
std::string brief(const nlohmann::json& value);

}  // namespace minibatch
