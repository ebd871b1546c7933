#pragma once

#include <concepts>
#include <initializer_list>
#include <ranges>
#include <string>
#include <string_view>

#include "base/number_text.h"

namespace minibatch {

class Message;

/// A named value of a message and how it is written as JSON: a reference, so that a check that
/// never fails costs three words. Takes texts, numbers, booleans, messages, and lists of them.
class MessageValue {
 public:
  MessageValue(const char* name, const char* text)
      : name_(name), value_(text), append_(&appendText) {}
  template <class Value>
  MessageValue(const char* name, const Value& value)
      : name_(name), value_(&value), append_(&appendValue<Value>) {}

  void appendTo(std::string& json) const;

 private:
  static void appendText(std::string& json, const void* text);
  template <class Value>
  static void appendValue(std::string& json, const void* value);

  const char* name_;
  const void* value_;
  void (*append_)(std::string& json, const void* value);
};

/// What a person is to be told, in no language: wasm/messages/en.js and ko.js have a sentence for
/// every `id`, with places for the values. A message may be a value of another one: `in-layer` says
/// where the fault that is its `message` was found.
class Message {
 public:
  explicit Message(std::string_view id, std::initializer_list<MessageValue> values = {});

  const std::string& id() const { return id_; }
  /// A JSON object.
  const std::string& values() const { return values_; }
  /// {"id": …, "values": …}
  std::string toJson() const;

 private:
  std::string id_, values_;
};

/// Where an object stands, as a value of a message. The names of a call and its argument, `compile,
/// loss`, are the same in every language; words such as `Layer "x"` are a message.
class Location {
 public:
  Location(std::string_view text);
  Location(const std::string& text) : Location(std::string_view(text)) {}
  Location(const char* text) : Location(std::string_view(text)) {}
  Location(const Message& message) : json_(message.toJson()) {}

  const std::string& json() const { return json_; }

 private:
  std::string json_;
};

void appendJson(std::string& json, std::string_view text);
void appendJson(std::string& json, const Message& message);
// Not for what becomes a Location.
template <std::same_as<Location> Value>
void appendJson(std::string& json, const Value& location) {
  json += location.json();
}
template <std::same_as<bool> Flag>
void appendJson(std::string& json, Flag value) {
  json += value ? "true" : "false";
}
template <std::integral Whole>
  requires(!std::same_as<Whole, bool>)
void appendJson(std::string& json, Whole value) {
  json += std::to_string(value);
}
/// NaN and the infinities, which JSON has not, as texts.
template <std::floating_point Number>
void appendJson(std::string& json, Number value) {
  if (value - value == 0) {
    json += numberText(value);
  } else {
    appendJson(json, numberText(value));
  }
}
template <std::ranges::range List>
  requires(!std::convertible_to<List, std::string_view>)
void appendJson(std::string& json, const List& list) {
  json += '[';
  for (bool first = true; const auto& element : list) {
    if (!first) json += ',';
    first = false;
    appendJson(json, element);
  }
  json += ']';
}

template <class Value>
void MessageValue::appendValue(std::string& json, const void* value) {
  appendJson(json, *static_cast<const Value*>(value));
}

}  // namespace minibatch
