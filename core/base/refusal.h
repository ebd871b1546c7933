#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/arguments.h"
#include "base/message.h"

namespace minibatch {

/// Throws kInvalidArgument: `id` says what the arguments must be together, after where they stand.
[[noreturn]] void refuse(const Arguments& arguments, std::string_view id,
                         std::initializer_list<MessageValue> values);
/// The same of one argument that is not what it must be.
[[noreturn]] void refuseValue(const Arguments& arguments, std::string_view name,
                              const Message& expected, const nlohmann::json& received);

/// The kind as messages say it.
Message kindMessage(Kind kind);

/// "(2, 2)", as messages show strides and sizes.
inline std::string pairText(const std::pair<Index, Index>& pair) {
  return Shape{pair.first, pair.second}.toString();
}

}  // namespace minibatch
