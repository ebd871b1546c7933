#include "base/parse_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/message.h"

namespace minibatch {
namespace {

// The deepest nesting of brackets that do not stand in a string.
int depthOf(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace

nlohmann::json parseJson(std::string_view text, std::string_view where) {
  if (depthOf(text) > kMaxJsonDepth) {
    fail(ErrorCode::kInvalidSpec, "json.too-deep",
         {{"where", Place{where}}, {"limit", kMaxJsonDepth}});
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& fault) {
    fail(ErrorCode::kInvalidSpec, "json.invalid",
         {{"where", Place{where}}, {"detail", fault.what()}});
  }
}

}  // namespace minibatch
