#include "catalog.h"

#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "base/argument_check.h"
#include "base/json_object.h"
#include "base/json_text.h"
#include "base/parse_json.h"
#include "model/spec_reader.h"

namespace minibatch {

#define MINIBATCH_ENTRY(T, function) \
  class T;                           \
  const EntryOf<T>& function();
#define MINIBATCH_TABLE(function) std::vector<const Entry*> function();
#define MINIBATCH_GROUP(name)
#include "catalog.inc"
#undef MINIBATCH_ENTRY
#undef MINIBATCH_TABLE
#undef MINIBATCH_GROUP

namespace {

using List = std::vector<const Entry*>;

void add(List& list, const Entry& entry) { list.push_back(&entry); }
void add(List& list, const List& table) { list.insert(list.end(), table.begin(), table.end()); }

struct Listed {
  List entries;
  /// A name and the number of its first entry.
  std::vector<std::pair<std::string_view, std::size_t>> groups;
};

const Listed& listed() {
  static const Listed all = [] {
    Listed result;
#define MINIBATCH_ENTRY(T, function) add(result.entries, function());
#define MINIBATCH_TABLE(function) add(result.entries, function());
#define MINIBATCH_GROUP(name) result.groups.emplace_back(name, result.entries.size());
#include "catalog.inc"
#undef MINIBATCH_ENTRY
#undef MINIBATCH_TABLE
#undef MINIBATCH_GROUP
    return result;
  }();
  return all;
}

}  // namespace

const Catalog& catalog() {
  static const Catalog all(listed().entries);
  return all;
}

namespace {

using nlohmann::json;

std::string_view typeName(const Argument& argument) {
  switch (argument.type) {
    case ArgumentType::kInteger:
      return "integer";
    case ArgumentType::kNumber:
      return "number";
    case ArgumentType::kBoolean:
      return "boolean";
    case ArgumentType::kString:
      return "string";
    case ArgumentType::kIntegerPair:
      return "integer_pair";
    case ArgumentType::kNumberPair:
      return "number_pair";
    case ArgumentType::kIntegers:
      return "integers";
    case ArgumentType::kIntegerSides:
      return "integer_sides";
    case ArgumentType::kNumbers:
      return "numbers";
    case ArgumentType::kShape:
      return "shape";
    case ArgumentType::kStrings:
      return "strings";
    case ArgumentType::kScalar:
      return argument.or_object ? "counts" : "scalar";
    case ArgumentType::kScalars:
      return argument.or_object ? "replacements" : "scalars";
    case ArgumentType::kObject:
      return "object";
  }
  return "";
}

json describe(const Argument& argument) {
  json result = jsonObject({{"name", argument.name},
                            {"type", typeName(argument)},
                            {"doc", argument.doc.number()},
                            {"required", argument.default_json.empty()},
                            {"nullable", argument.nullable}});
  if (!argument.default_json.empty())
    result["default"] = parseJson(argument.default_json, argument.name);
  const auto add_limit = [&](const char* key, double limit) {
    if (std::isfinite(limit)) result[key] = limit;
  };
  add_limit("minimum", argument.minimum);
  add_limit("maximum", argument.maximum);
  add_limit("above", argument.above);
  add_limit("below", argument.below);
  if (!argument.choices.empty()) result["choices"] = argument.choices;
  if (!argument.of.empty()) result["of"] = argument.of;
  const bool is_scalar =
      argument.type == ArgumentType::kScalar || argument.type == ArgumentType::kScalars;
  if (argument.type == ArgumentType::kObject || (argument.or_object && !is_scalar))
    result["kind"] = kindName(argument.object_kind);
  return result;
}

// "max_pooling2d" as JavaScript spells it: "maxPooling2d".
std::string camelCase(std::string_view snake) {
  std::string text;
  bool upper = false;
  for (char c : snake) {
    if (c == '_') {
      upper = true;
    } else {
      text += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      upper = false;
    }
  }
  return text;
}

}  // namespace

std::string catalogJson() {
  json entries = json::array();
  std::string_view group;
  auto next_group = listed().groups.begin();
  for (const Entry* entry : catalog().entries()) {
    if (next_group != listed().groups.end() && next_group->second == entries.size()) {
      group = next_group++->first;
    }
    json arguments = json::array();
    for (const Argument& argument : entry->arguments) arguments.push_back(describe(argument));
    const std::string name = entry->identifiers.empty() ? snakeCase(std::string(entry->class_name))
                                                        : std::string(entry->identifiers[0]);
    json described = jsonObject({{"kind", kindName(entry->kind)},
                                 {"class_name", entry->class_name},
                                 {"identifiers", entry->identifiers},
                                 {"js_name", camelCase(name)},
                                 {"doc", entry->doc.number()},
                                 {"arguments", arguments}});
    if (entry->merges) described["merges"] = true;
    if (!group.empty()) described["group"] = group;
    entries.push_back(std::move(described));
  }
  json keys = jsonObject({{"object", kObjectKeys},
                          {"layer", kEntryKeys},
                          {"model", kSpecKeys},
                          {"model_config", kConfigKeys}});
  return jsonText(jsonObject({{"entries", entries}, {"keys", keys}, {"max_layers", kMaxLayers}}));
}

}  // namespace minibatch
