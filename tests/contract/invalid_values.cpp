#include "contract/invalid_values.h"

#include <algorithm>
#include <cmath>

#include "catalog.h"
#include "contract/variants.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

// What the argument takes, as far as lists and numbers go.
struct Form {
  bool one_number = false, list = false, whole = false;
};

Form formOf(ArgumentType type) {
  switch (type) {
    case ArgumentType::kInteger:
      return {.one_number = true, .whole = true};
    case ArgumentType::kNumber:
      return {.one_number = true};
    case ArgumentType::kIntegerPair:
    case ArgumentType::kIntegers:
    case ArgumentType::kIntegerSides:
      return {.one_number = true, .list = true, .whole = true};
    case ArgumentType::kNumberPair:
    case ArgumentType::kNumbers:
      return {.one_number = true, .list = true};
    case ArgumentType::kShape:
      return {.list = true, .whole = true};
    case ArgumentType::kBoolean:
    case ArgumentType::kString:
    case ArgumentType::kStrings:
    case ArgumentType::kScalar:
    case ArgumentType::kScalars:
    case ArgumentType::kObject:
      return {};
  }
  return {};
}

// Numbers just beyond each bound.
std::vector<json> beyond(const Argument& argument) {
  std::vector<json> values;
  if (std::isfinite(argument.minimum)) values.emplace_back(argument.minimum - 1);
  if (std::isfinite(argument.maximum)) values.emplace_back(argument.maximum + 1);
  if (std::isfinite(argument.above)) values.emplace_back(argument.above);
  if (std::isfinite(argument.below)) values.emplace_back(argument.below);
  if (std::isfinite(argument.above)) values.emplace_back(argument.above - 1);
  if (std::isfinite(argument.below)) values.emplace_back(argument.below + 1);
  return values;
}

std::vector<json> wrongLengths(const Argument& argument) {
  const json one = validValue(argument).is_array() ? validValue(argument)[0] : validValue(argument);
  const auto list = [&](std::size_t length) { return json(std::vector<json>(length, one)); };
  switch (argument.type) {
    case ArgumentType::kIntegerPair:
    case ArgumentType::kNumberPair:
      return {json::array(), list(1), list(3), json::array({list(2), list(2)})};
    case ArgumentType::kIntegerSides:
      return {json::array(), list(1), list(3), json::array({one, list(3)}),
              json::array({list(2), list(1)})};
    case ArgumentType::kShape:
      return {list(Shape::kMaxRank), json::array({list(2)})};
    case ArgumentType::kIntegers:
      return {json::array({list(2)})};
    case ArgumentType::kNumbers:
      return {json::array(), json::array({json::array()})};
    case ArgumentType::kStrings:
      return {json::array(), json::array({7}), json::array({list(1)})};
    case ArgumentType::kScalars:
      return {json::array(), json::array({list(1)})};
    default:
      return {list(1), json::array()};
  }
}

// Objects with a fault inside: which part of them the message shows.
std::vector<InvalidValue> wrongObjects(const Argument& argument) {
  std::vector<InvalidValue> values;
  for (const json& value : {json(5), json(true), json::array(), json::object(),
                            json{{"class_name", 3}}, json{{"config", json::object()}}}) {
    values.push_back({value, value.dump()});
  }
  values.push_back({{{"class_name", "NoSuchClass"}, {"config", json::object()}}, "NoSuchClass"});
  bool other_kind = false, not_a_choice = false, inside = false;
  for (const Entry* entry : catalog().entries()) {
    const std::string name(entry->class_name);
    if (entry->kind != argument.object_kind) {
      if (other_kind || catalog().find(argument.object_kind, name)) continue;
      other_kind = true;
      values.push_back({name, name});
      continue;
    }
    const bool is_choice =
        argument.choices.empty() || std::ranges::count(argument.choices, entry->class_name) > 0;
    const json config = variantsOf(*entry)[0].config;
    if (!is_choice && !not_a_choice) {
      not_a_choice = true;
      values.push_back({{{"class_name", name}, {"config", config}}, name});
    }
    if (!is_choice || inside) continue;
    for (const Argument& inner : entry->arguments) {
      if (inner.type == ArgumentType::kObject || inside) continue;
      json faulty = config;
      faulty[std::string(inner.name)] = json::array({"no-such-value"});
      inside = true;
      values.push_back({{{"class_name", name}, {"config", faulty}}, "no-such-value"});
      faulty = config;
      faulty["no_such_argument"] = 3;
      values.push_back({{{"class_name", name}, {"config", faulty}}, "no_such_argument"});
    }
    if (inside) values.push_back({{{"class_name", name}, {"config", 7}}, "7"});
  }
  return values;
}

}  // namespace

std::vector<InvalidValue> invalidValues(const Argument& argument) {
  std::vector<json> values = wrongLengths(argument);
  const Form form = formOf(argument.type);
  const bool is_text = argument.type == ArgumentType::kString;
  const bool is_scalar = argument.type == ArgumentType::kScalar;
  const bool are_scalars = argument.type == ArgumentType::kScalars;
  const bool takes_any_text = (is_scalar || are_scalars || is_text) && argument.choices.empty();
  if (!takes_any_text) values.emplace_back("no-such-value");
  if (is_text || argument.type == ArgumentType::kBoolean) {
    for (const json& value : {json(12345), json(0), json(1)}) values.push_back(value);
  }
  if (argument.type != ArgumentType::kBoolean) values.emplace_back(true);
  if (are_scalars) {
    const json nothing = json::array({nullptr}), pair = {{"a", true}};
    for (const json& value : {json::object(), nothing, pair}) {
      values.push_back(value);
    }
  } else if (is_scalar && argument.or_object) {
    for (const json& value :
         {json::object(), json{{"a", 2.5}}, json{{"a", -1}}, json{{"a", "b"}}}) {
      values.push_back(value);
    }
  } else if (argument.type != ArgumentType::kObject) {
    values.push_back({{"value", 1}});
  }
  if (form.whole && form.one_number) values.emplace_back(2.5);
  if (form.whole && form.list) values.push_back(json::array({2.5, 2.5}));
  if (form.list) values.push_back(json::array({"a", "b"}));
  if (form.list && !form.one_number) values.emplace_back(3);
  for (const json& value : beyond(argument)) {
    if (form.one_number) values.push_back(value);
    if (form.list) values.push_back(json::array({value, value}));
  }
  if (!argument.nullable) values.emplace_back(nullptr);

  std::vector<InvalidValue> result;
  for (const json& value : values) {
    result.push_back({value, value.is_string() ? value.get<std::string>() : value.dump()});
  }
  if (argument.type == ArgumentType::kObject) {
    for (InvalidValue& value : wrongObjects(argument)) result.push_back(std::move(value));
  }
  return result;
}

}  // namespace minibatch::testing
