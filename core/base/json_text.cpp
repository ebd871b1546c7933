#include "base/json_text.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/message.h"

namespace minibatch {
namespace {

using nlohmann::json;

void append(std::string& text, const json& value) {
  switch (value.type()) {
    case json::value_t::object: {
      char before = '{';
      for (const auto& [name, member] : *value.get_ptr<const json::object_t*>()) {
        text += before;
        appendJson(text, std::string_view(name));
        text += ':';
        append(text, member);
        before = ',';
      }
      text += before == '{' ? "{}" : "}";
      return;
    }
    case json::value_t::array: {
      char before = '[';
      for (const json& element : *value.get_ptr<const json::array_t*>()) {
        text += before;
        append(text, element);
        before = ',';
      }
      text += before == '[' ? "[]" : "]";
      return;
    }
    case json::value_t::string:
      return appendJson(text, std::string_view(*value.get_ptr<const std::string*>()));
    case json::value_t::boolean:
      return appendJson(text, *value.get_ptr<const bool*>());
    case json::value_t::number_integer:
      return appendJson(text, *value.get_ptr<const json::number_integer_t*>());
    case json::value_t::number_unsigned:
      return appendJson(text, *value.get_ptr<const json::number_unsigned_t*>());
    case json::value_t::number_float:
      text += jsonNumberText(*value.get_ptr<const double*>());
      return;
    default:
      text += "null";
  }
}

}  // namespace

std::string jsonNumberText(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 64> text;
  // Of the library, as in its dump(); std::to_chars would bring large tables to the browser.
  return {text.data(), nlohmann::detail::to_chars(text.data(), text.data() + text.size(), value)};
}

std::string jsonText(const json& value) {
  std::string text;
  append(text, value);
  return text;
}

}  // namespace minibatch
