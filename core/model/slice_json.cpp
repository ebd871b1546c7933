#include "model/slice_json.h"

#include <nlohmann/json.hpp>

#include "base/json_object.h"
#include "base/slice_key.h"

namespace minibatch {
namespace {

using nlohmann::json;

// "" of what is no entry of a key.
std::string itemText(const json& item) {
  if (item.is_null()) return "None";
  if (item.is_number_integer()) return std::to_string(item.get<int>());
  const std::string class_name =
      item.is_object() ? item.value("class_name", std::string()) : std::string();
  if (class_name == "__ellipsis__") return "...";
  if (class_name != "__slice__" || !item.contains("config")) return "";
  const json& config = item["config"];
  const auto part = [&](const char* name) {
    const json value = config.is_object() ? config.value(name, json()) : json();
    return value.is_number_integer() ? std::to_string(value.get<int>()) : std::string();
  };
  const std::string step = part("step");
  return part("start") + ':' + part("stop") + (step.empty() ? "" : ':' + step);
}

json sliceOf(const char* class_name, json config) {
  return jsonObject({{"class_name", class_name}, {"config", std::move(config)}});
}

}  // namespace

std::string sliceText(const json& key) {
  if (key.is_object() && key.value("class_name", json()) == "__tuple__") {
    return sliceText(key.value("config", json()).value("value", json()));
  }
  if (!key.is_array()) return itemText(key);
  std::string text;
  for (const json& item : key) {
    const std::string one = itemText(item);
    if (one.empty()) return "";
    text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

json sliceJson(std::string_view text) {
  json key = json::array();
  for (const SliceItem& item : parseSlices(text)) {
    const auto number = [](const std::optional<Index>& value) {
      return value ? json(*value) : json();
    };
    switch (item.kind) {
      case SliceItem::Kind::kIndex:
        key.push_back(number(item.start));
        break;
      case SliceItem::Kind::kNewAxis:
        key.push_back(nullptr);
        break;
      case SliceItem::Kind::kEllipsis:
        key.push_back(sliceOf("__ellipsis__", json::object()));
        break;
      case SliceItem::Kind::kSlice:
        key.push_back(sliceOf("__slice__", jsonObject({{"start", number(item.start)},
                                                       {"stop", number(item.stop)},
                                                       {"step", number(item.step)}})));
    }
  }
  return key;
}

}  // namespace minibatch
