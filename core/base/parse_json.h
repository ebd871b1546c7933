#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace minibatch {

/// How deep lists and objects of any JSON that is read may be nested. Everything that walks through
/// JSON calls itself for each level, so that text from outside must not decide how deep that is.
inline constexpr int kMaxJsonDepth = 64;

/// Reads JSON. Throws kInvalidSpec, beginning with `where`, for text that is not JSON or is nested
/// deeper than kMaxJsonDepth.
nlohmann::json parseJson(std::string_view text, std::string_view where);

}  // namespace minibatch
