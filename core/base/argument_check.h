#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/arguments.h"
#include "base/message.h"

namespace minibatch {

/// What a value must be.
Message expectation(const Argument& argument);
/// Whether null is a value; a shape that must be given may have null extents only.
inline bool takesNull(const Argument& argument) {
  return argument.nullable && !argument.default_json.empty();
}
/// Whether a value that is not null is one.
bool fits(const Argument& argument, const nlohmann::json& value);
/// The value as a message quotes it: its JSON, cut where it is long.
std::string brief(const nlohmann::json& value);

/// Throws kInvalidSpec naming the first key of an object that is none of `known` nor of `more`.
void requireKnownKeys(const nlohmann::json& object, const Location& location,
                      std::span<const std::string_view> known,
                      std::span<const std::string_view> more = {});
/// The keys of {class_name, config} and of what Keras writes beside them.
inline constexpr std::array<std::string_view, 6> kObjectKeys = {
    "class_name", "config", "module", "registered_name", "build_config", "shared_object_id"};

}  // namespace minibatch
