#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"

namespace minibatch {

/// A message as tests look into it: its id, then name="text" or name=number for every value, and in
/// brackets the messages inside it. `layer.rank axes="(batch, features)" rank=3`.
inline std::string messageText(const nlohmann::json& message) {
  if (message["id"] == "text") return message["values"]["text"];
  std::string text = message["id"];
  for (const auto& [name, value] : message["values"].items()) {
    text += " " + name + "=";
    if (value.is_string()) {
      text += '"' + value.get<std::string>() + '"';
    } else if (value.is_object()) {
      text += "[" + messageText(value) + "]";
    } else if (value.is_array()) {
      for (const auto& part : value) {
        text += part.is_object() ? "[" + messageText(part) + "]" : part.dump();
      }
    } else {
      text += value.dump();
    }
  }
  return text;
}

inline std::string messageText(const Error& error) {
  return messageText(nlohmann::json::parse(error.message().toJson()));
}

}  // namespace minibatch
