#include "contract/variants.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "catalog.h"
#include "model/spec.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

json requiredArguments(const Entry& entry) {
  json config = json::object();
  for (const Argument& argument : entry.arguments) {
    if (argument.default_json.empty()) config[std::string(argument.name)] = validValue(argument);
  }
  return config;
}

// What an object argument may be: the names of its kind's entries that need no arguments, or, where
// it declares choices, those with the arguments they need.
std::vector<json> objectsFor(const Argument& argument) {
  std::vector<json> objects;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind != argument.object_kind) continue;
    // A layer in a layer has one input.
    if (entry->merges || entry->class_name == "InputLayer") continue;
    if (argument.or_object) {
      objects.push_back({{"class_name", entry->class_name}, {"config", requiredArguments(*entry)}});
    } else if (argument.choices.empty()) {
      const bool needs = std::ranges::any_of(
          entry->arguments, [](const Argument& a) { return a.default_json.empty(); });
      if (!needs) objects.emplace_back(entry->class_name);
    } else if (std::ranges::count(argument.choices, entry->class_name)) {
      objects.push_back({{"class_name", entry->class_name}, {"config", requiredArguments(*entry)}});
    }
  }
  return objects;
}

double numberWithin(const Argument& argument) {
  const double low = std::max(argument.minimum, argument.above);
  const double high = std::min(argument.maximum, argument.below);
  if (std::isinf(low)) return std::isinf(high) ? 0.5 : high - 0.5;
  return std::isinf(high) ? low + 0.3 : low + (high - low) * 0.3;
}

json wholeWithin(const Argument& argument, double wanted) {
  return static_cast<std::int64_t>(std::clamp(wanted, argument.minimum, argument.maximum));
}

json wholesWithin(const Argument& argument, std::initializer_list<double> wanted) {
  json list = json::array();
  for (double value : wanted) list.push_back(wholeWithin(argument, value));
  return list;
}

std::vector<json> otherValues(const Argument& argument) {
  switch (argument.type) {
    case ArgumentType::kBoolean:
      return {true, false};
    case ArgumentType::kString: {
      std::vector<json> values;
      for (std::string_view choice : argument.choices) values.emplace_back(choice);
      return values;
    }
    case ArgumentType::kObject:
      return objectsFor(argument);
    case ArgumentType::kInteger:
      return {wholeWithin(argument, 1), wholeWithin(argument, 2)};
    case ArgumentType::kNumber: {
      std::vector<json> values{numberWithin(argument)};
      if (argument.or_object) std::ranges::move(objectsFor(argument), std::back_inserter(values));
      return values;
    }
    case ArgumentType::kNumberPair:
      return {json::array({numberWithin(argument) / 2, numberWithin(argument)})};
    case ArgumentType::kIntegerPair:
      return {json::array({wholeWithin(argument, 2), wholeWithin(argument, 1)}),
              wholeWithin(argument, 3)};
    case ArgumentType::kIntegers:
      return {wholeWithin(argument, 2), wholesWithin(argument, {1}), wholesWithin(argument, {2, 1}),
              wholesWithin(argument, {3, 1, 2})};
    case ArgumentType::kShape:
      return {wholesWithin(argument, {-1, 5})};
    case ArgumentType::kIntegerSides:
      return {wholeWithin(argument, 1), wholesWithin(argument, {2, 1}),
              json::array({wholesWithin(argument, {0, 1}), wholesWithin(argument, {2, 1})})};
    case ArgumentType::kNumbers:
      return {numberWithin(argument)};
    case ArgumentType::kStrings:
      return {json::array({"a"}), json::array({"a", "b"})};
    case ArgumentType::kScalars: {
      std::vector<json> values{numberWithin(argument), "a", json::array({1.5, "b"})};
      if (argument.or_object) values.push_back({{"a", "b"}, {"1", nullptr}});
      return values;
    }
    case ArgumentType::kScalar: {
      if (argument.choices.empty()) return {numberWithin(argument), "a"};
      std::vector<json> values{numberWithin(argument)};
      for (std::string_view choice : argument.choices) values.emplace_back(choice);
      if (argument.or_object) values.push_back({{"0", 40}, {"1", 30}});
      return values;
    }
  }
  return {};
}

}  // namespace

json validValue(const Argument& argument) {
  switch (argument.type) {
    case ArgumentType::kInteger:
      return wholeWithin(argument, 3);
    case ArgumentType::kNumber:
    case ArgumentType::kNumberPair:
    case ArgumentType::kNumbers:
      return numberWithin(argument);
    case ArgumentType::kBoolean:
      return true;
    case ArgumentType::kString:
      if (argument.of == "slices") return ":, 1:, -1";
      return argument.choices.empty() ? "text" : std::string(argument.choices[0]);
    case ArgumentType::kIntegerPair:
      return wholeWithin(argument, 2);
    case ArgumentType::kIntegerSides:
      return wholeWithin(argument, 1);
    case ArgumentType::kIntegers:
    case ArgumentType::kShape:
      return json::array({wholeWithin(argument, 4)});
    case ArgumentType::kStrings:
      return json::array({"a"});
    case ArgumentType::kScalar:
      return argument.choices.empty() ? "a" : std::string(argument.choices[0]);
    case ArgumentType::kScalars:
      return json::array({"a", 2});
    case ArgumentType::kObject:
      return objectsFor(argument).back();
  }
  return nullptr;
}

std::vector<Variant> variantsOf(const Entry& entry) {
  const json base = requiredArguments(entry);
  std::vector<Variant> variants = {{"defaults", base}};
  for (const Argument& argument : entry.arguments) {
    // Of such a layer, a second pass gives something else: core/training/stateful_test.cpp.
    if (argument.name == "stateful") continue;
    for (const json& value : otherValues(argument)) {
      json config = base;
      config[std::string(argument.name)] = value;
      variants.push_back({std::string(argument.name) + "=" + value.dump(), config});
    }
  }
  return variants;
}

namespace {

json inputNamed(const std::string& name, const json& shape) {
  return {{"class_name", "InputLayer"},
          {"name", name},
          {"config", {{"name", name}, {"shape", shape}}},
          {"inbound_nodes", json::array()}};
}

// A Functional model of a layer that merges inputs of these shapes.
json merging(const Entry& layer, json config, const std::vector<json>& shapes) {
  json layers = json::array(), inputs = json::array(), tensors = json::array();
  for (const json& shape : shapes) {
    const std::string name = "input_" + std::to_string(layers.size());
    layers.push_back(inputNamed(name, shape));
    inputs.push_back(json::array({name, 0, 0}));
    tensors.push_back(
        {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {name, 0, 0}}}}});
  }
  config["name"] = "merged";
  layers.push_back({{"class_name", layer.class_name},
                    {"name", "merged"},
                    {"config", config},
                    {"inbound_nodes", json::array({{{"args", json::array({tensors})},
                                                    {"kwargs", json::object()}}})}});
  return {{"class_name", "Functional"},
          {"config",
           {{"name", "functional"},
            {"layers", layers},
            {"input_layers", inputs},
            {"output_layers", json::array({json::array({"merged", 0, 0})})}}}};
}

json chain(const Entry& layer, const json& config, const json& shape) {
  return {{"class_name", "Sequential"},
          {"config",
           {{"layers",
             {{{"class_name", "InputLayer"}, {"config", {{"shape", shape}}}},
              {{"class_name", layer.class_name}, {"config", config}}}}}}};
}

bool canBeBuilt(const json& spec) {
  try {
    readSpec(spec, catalog());
    return true;
  } catch (const Error&) {
    return false;  // another rank or number of inputs may do
  }
}

}  // namespace

std::vector<json> modelsWith(const Entry& layer, const json& config) {
  for (const json& shape : std::vector<json>{{6, 5, 3}, {5, 4}, {7}, {2, 6, 5, 3}, {4, 4, 5, 2}}) {
    const json spec = chain(layer, config, shape);
    if (canBeBuilt(spec)) return {spec};
  }
  std::vector<json> specs;
  const std::vector<std::vector<json>> merges = {
      {{5, 4}},      {{4, 3, 2}, {4, 3, 2}},  {{7}, {7}}, {{4, 3, 2}, {4, 1, 2}}, {{1, 3}, {4, 1}},
      {{4, 3}, {3}}, {{4, 3}, {4, 3}, {4, 3}}};
  for (const std::vector<json>& shapes : merges) {
    const json spec = merging(layer, config, shapes);
    if (canBeBuilt(spec)) specs.push_back(spec);
  }
  return specs;
}

}  // namespace minibatch::testing
