#include "base/message.h"

namespace minibatch {

void appendJson(std::string& json, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef", kShort = "btn fr";
  json += '"';
  for (const char c : text) {
    if (c >= '\b' && c <= '\r' && c != '\v') {
      json += '\\';
      json += kShort[c - '\b'];
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += kHex[c >> 4];
      json += kHex[c & 15];
      continue;
    }
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  json += '"';
}

void appendJson(std::string& json, const Message& message) { json += message.toJson(); }

void MessageValue::appendTo(std::string& json) const {
  appendJson(json, std::string_view(name_));
  json += ':';
  append_(json, value_);
}

void MessageValue::appendText(std::string& json, const void* text) {
  appendJson(json, std::string_view(static_cast<const char*>(text)));
}

Message::Message(std::string_view id, std::initializer_list<MessageValue> values)
    : id_(id), values_("{") {
  for (const MessageValue& value : values) {
    if (values_.size() > 1) values_ += ',';
    value.appendTo(values_);
  }
  values_ += '}';
}

std::string Message::toJson() const {
  std::string json = "{\"id\":";
  appendJson(json, std::string_view(id_));
  return json + ",\"values\":" + values_ + "}";
}

Location::Location(std::string_view text) { appendJson(json_, text); }

}  // namespace minibatch
