#include "base/json_object.h"

#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "base/message.h"

namespace minibatch {

nlohmann::json jsonObject(std::initializer_list<std::pair<const char*, nlohmann::json>> members) {
  auto object = nlohmann::json::object();
  for (const auto& [name, value] : members) object[name] = value;
  return object;
}

void JsonObject::add(std::string_view name, const nlohmann::json& value) {
  addText(name, jsonText(value));
}

void JsonObject::addText(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ',';
  appendJson(members_, name);
  members_ += ':';
  members_ += json;
}

}  // namespace minibatch
