#include "contract/variants.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "catalog.h"
#include "model/spec.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

// The names of a kind's entries that need no arguments.
std::vector<std::string> namesOf(Kind kind) {
  std::vector<std::string> names;
  for (const Entry* entry : catalog().entries()) {
    const bool needs = std::ranges::any_of(
        entry->arguments, [](const Argument& a) { return a.default_json.empty(); });
    if (entry->kind == kind && !needs) names.emplace_back(entry->class_name);
  }
  return names;
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

std::vector<json> otherValues(const Argument& argument) {
  switch (argument.type) {
    case ArgumentType::kBoolean:
      return {true, false};
    case ArgumentType::kString: {
      std::vector<json> values;
      for (std::string_view choice : argument.choices) values.emplace_back(choice);
      return values;
    }
    case ArgumentType::kObject: {
      std::vector<json> values;
      for (const std::string& name : namesOf(argument.object_kind)) values.emplace_back(name);
      return values;
    }
    case ArgumentType::kInteger:
      return {wholeWithin(argument, 1), wholeWithin(argument, 2)};
    case ArgumentType::kNumber:
      return {numberWithin(argument)};
    case ArgumentType::kIntegerPair:
      return {json::array({wholeWithin(argument, 2), wholeWithin(argument, 1)}),
              wholeWithin(argument, 3)};
    case ArgumentType::kIntegers:
    case ArgumentType::kShape:
      return {};
  }
  return {};
}

}  // namespace

json validValue(const Argument& argument) {
  switch (argument.type) {
    case ArgumentType::kInteger:
      return wholeWithin(argument, 3);
    case ArgumentType::kNumber:
      return numberWithin(argument);
    case ArgumentType::kBoolean:
      return true;
    case ArgumentType::kString:
      return argument.choices.empty() ? "text" : std::string(argument.choices[0]);
    case ArgumentType::kIntegerPair:
      return wholeWithin(argument, 2);
    case ArgumentType::kIntegers:
    case ArgumentType::kShape:
      return json::array({wholeWithin(argument, 4)});
    case ArgumentType::kObject:
      return namesOf(argument.object_kind).back();
  }
  return nullptr;
}

std::vector<Variant> variantsOf(const Entry& entry) {
  json base = json::object();
  for (const Argument& argument : entry.arguments) {
    if (argument.default_json.empty()) base[std::string(argument.name)] = validValue(argument);
  }
  std::vector<Variant> variants = {{"defaults", base}};
  for (const Argument& argument : entry.arguments) {
    for (const json& value : otherValues(argument)) {
      json config = base;
      config[std::string(argument.name)] = value;
      variants.push_back({std::string(argument.name) + "=" + value.dump(), config});
    }
  }
  return variants;
}

std::vector<json> invalidValues(const Argument& argument) {
  std::vector<json> values;
  const bool is_text = argument.type == ArgumentType::kString;
  if (!is_text || !argument.choices.empty()) values.emplace_back("no-such-value");
  if (is_text) values.emplace_back(12345);
  if (argument.type == ArgumentType::kInteger) values.emplace_back(2.5);
  if (argument.type == ArgumentType::kIntegerPair) values.push_back(json::array({1, 2, 3}));
  const bool is_numeric = argument.type == ArgumentType::kInteger ||
                          argument.type == ArgumentType::kNumber ||
                          argument.type == ArgumentType::kIntegerPair;
  if (is_numeric && std::isfinite(argument.minimum)) values.emplace_back(argument.minimum - 1);
  if (is_numeric && std::isfinite(argument.maximum)) values.emplace_back(argument.maximum + 1);
  if (is_numeric && std::isfinite(argument.above)) values.emplace_back(argument.above);
  if (is_numeric && std::isfinite(argument.below)) values.emplace_back(argument.below);
  if (!argument.nullable) values.emplace_back(nullptr);
  return values;
}

std::optional<json> modelWith(const Entry& layer, const json& config) {
  const std::vector<json> shapes = {{6, 5, 3}, {5, 4}, {7}};
  for (const json& shape : shapes) {
    json spec = {{"class_name", "Sequential"},
                 {"config",
                  {{"layers",
                    {{{"class_name", "InputLayer"}, {"config", {{"shape", shape}}}},
                     {{"class_name", layer.class_name}, {"config", config}}}}}}};
    try {
      readSpec(spec, catalog());
      return spec;
    } catch (const Error&) {
      // Another rank may do.
    }
  }
  return std::nullopt;
}

}  // namespace minibatch::testing
