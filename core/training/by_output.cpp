#include "training/by_output.h"

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace minibatch {

using nlohmann::json;

namespace {

std::vector<std::string> outputNames(const Model& model) {
  std::vector<std::string> names;
  for (int i = 0; i < model.outputs(); ++i) names.push_back('"' + model.outputName(i) + '"');
  return names;
}

}  // namespace

bool isByOutput(const json& value) { return value.is_object() && !value.contains("class_name"); }

std::vector<json> byOutput(const Model& model, const json& value, std::string_view argument) {
  std::vector<json> result(static_cast<std::size_t>(model.outputs()));
  if (value.is_array()) {
    if (value.size() != result.size()) {
      fail(ErrorCode::kInvalidArgument, "compile.entries",
           {{"argument", argument},
            {"entries", value.size()},
            {"count", result.size()},
            {"outputs", outputNames(model)}});
    }
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = value[i];
    return result;
  }
  for (const auto& [name, part] : value.items()) {
    bool known = false;
    for (int i = 0; i < model.outputs(); ++i) {
      if (model.outputName(i) != name) continue;
      result[static_cast<std::size_t>(i)] = part;
      known = true;
    }
    if (known) continue;
    fail(ErrorCode::kInvalidArgument, "compile.unknown-output",
         {{"argument", argument}, {"output", name}, {"outputs", outputNames(model)}});
  }
  return result;
}

}  // namespace minibatch
