#include "base/parse_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"

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

// The part of `text` between two others; empty where it does not have them.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  const std::size_t end = text.find(after);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

}  // namespace

nlohmann::json parseJson(std::string_view text, const Location& location) {
  if (text.size() > kMaxJsonBytes) {
    fail(ErrorCode::kInvalidSpec, "json.too-long",
         {{"where", location}, {"megabytes", text.size() >> 20}, {"limit", kMaxJsonBytes >> 20}});
  }
  if (depthOf(text) > kMaxJsonDepth) {
    fail(ErrorCode::kInvalidSpec, "json.too-deep", {{"where", location}, {"limit", kMaxJsonDepth}});
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& fault) {
    fail(ErrorCode::kInvalidSpec, "json.invalid",
         {{"where", location}, {"detail", jsonFault(fault)}});
  }
}

// The library says it in English only, as in "[json.exception.parse_error.101] parse error at line
// 1, column 2: …", "… type must be string, but is null", "… cannot use at() with number" and "… key
// 'name' not found".
Message jsonFault(const std::exception& fault) {
  const std::string what = std::string(fault.what()) + '\n';
  const auto line = between(what, "at line ", ","), column = between(what, ", column ", ":");
  if (!line.empty() && !column.empty()) {
    return Message("json.at", {{"line", line}, {"column", column}});
  }
  const auto expected = between(what, "type must be ", ","),
             received = between(what, "but is ", "\n");
  if (!expected.empty()) {
    return Message("json.wrong-type", {{"expected", expected}, {"received", received}});
  }
  if (const auto type = between(what, "cannot use ", "\n"); !type.empty()) {
    return Message("json.unexpected-type", {{"received", type.substr(type.find_last_of(' ') + 1)}});
  }
  if (const auto key = between(what, "key '", "' not found"); !key.empty()) {
    return Message("json.no-key", {{"key", key}});
  }
  return Message("text", {{"text", fault.what()}});
}

}  // namespace minibatch
