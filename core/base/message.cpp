#include "base/message.h"

#include <utility>

namespace minibatch {

void appendJson(std::string& json, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
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

MessageError::MessageError(ErrorCode code, Message message)
    : Error(code, message.id() + " " + message.values()), message_(std::move(message)) {}

std::string MessageError::toJson() const {
  std::string json = "{\"code\":";
  appendJson(json, errorCodeName(code()));
  json += ',';
  return json.append(message_.toJson(), 1);
}

Message messageOf(const Error& error) {
  const auto* told = dynamic_cast<const MessageError*>(&error);
  return told ? told->message() : Message("text", {{"text", error.what()}});
}

void fail(ErrorCode code, std::string_view id, std::initializer_list<MessageValue> values) {
  throw MessageError(code, Message(id, values));
}

void appendJson(std::string& json, Place place) {
  constexpr std::string_view kArgument = ", argument \"", kLayer = "Layer \"",
                             kLoss = "compile, loss of output \"";
  const std::string_view text = place.text;
  const auto quoted = [&](std::size_t begin) {
    return text.substr(begin, text.size() - begin - 1);
  };
  if (const std::size_t at = text.rfind(kArgument); at != std::string_view::npos) {
    const Place outer = {text.substr(0, at)};
    const std::string_view name = quoted(at + kArgument.size());
    appendJson(json, Message("place.argument", {{"where", outer}, {"argument", name}}));
  } else if (text.starts_with(kLayer)) {
    appendJson(json, Message("place.layer", {{"layer", quoted(kLayer.size())}}));
  } else if (text.starts_with(kLoss)) {
    appendJson(json, Message("place.loss-of-output", {{"output", quoted(kLoss.size())}}));
  } else {
    appendJson(json, text);
  }
}

}  // namespace minibatch
