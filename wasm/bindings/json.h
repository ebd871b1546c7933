#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/json_object.h"
#include "base/json_text.h"
#include "base/parse_json.h"
#include "base/shape.h"
#include "data/image_resize.h"

/// How the core's plain structures are written in JSON, field by field.
namespace minibatch::bindings {

inline std::string toJson(const Shape& shape) {
  return jsonText(nlohmann::json(std::vector<Index>(shape.begin(), shape.end())));
}

/// An input, output or target: {name, shape}.
inline nlohmann::json tensorSpecJson(const std::string& name, const Shape& shape) {
  nlohmann::json extents = nlohmann::json::array();
  for (Index extent : shape) {
    extents.push_back(extent == kUnknown ? nlohmann::json() : nlohmann::json(extent));
  }
  return jsonObject({{"name", name}, {"shape", std::move(extents)}});
}

inline Shape shapeFrom(const std::string& text) {
  Shape shape;
  for (const nlohmann::json& extent : parseJson(text, "shape")) {
    shape.append(extent.get<Index>());
  }
  return shape;
}

/// Of [height, width, channels].
inline ImageSize imageSizeOf(const nlohmann::json& size) {
  return {size.at(0).get<Index>(), size.at(1).get<Index>(), size.at(2).get<Index>()};
}
inline ImageSize imageSizeFrom(const std::string& text) {
  return imageSizeOf(parseJson(text, "shape"));
}

}  // namespace minibatch::bindings
