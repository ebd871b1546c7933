#pragma once

#include <cstddef>
#include <exception>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/message.h"

namespace minibatch {

/// How deep lists and objects of any JSON that is read may be nested. Everything that walks through
/// JSON calls itself for each level, so that text from outside must not decide how deep that is.
inline constexpr int kMaxJsonDepth = 64;

/// How long it may be: its values take many times that.
inline constexpr std::size_t kMaxJsonBytes = 16 << 20;

/// Reads JSON: the one door for text from outside. Throws kInvalidSpec, naming `location`, for text
/// that is not JSON, is nested deeper than kMaxJsonDepth or is longer than kMaxJsonBytes.
nlohmann::json parseJson(std::string_view text, const Location& location);

/// What a fault of nlohmann::json says: where text is not JSON, or which value is missing or of
/// another type than the one that was read.
Message jsonFault(const std::exception& fault);

}  // namespace minibatch
