#include "base/argument_check.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"

namespace minibatch {
namespace {

using nlohmann::json;

// A number within the argument's bounds: at most one below and one above.
Message bounded(std::string_view number, const Argument& argument) {
  std::string range = "range";
  std::pair<const char*, double> ends[2];
  std::size_t count = 0;
  const auto add = [&](const char* bound, const char* name, double limit) {
    if (std::isinf(limit)) return;
    range += bound;
    ends[count++] = {name, limit};
  };
  add(".at-least", "minimum", argument.minimum);
  add(".above", "above", argument.above);
  add(".at-most", "maximum", argument.maximum);
  add(".below", "below", argument.below);
  if (count == 0) return Message(number);
  const auto& [first, second] = ends;
  const Message limits =
      count == 1 ? Message(range, {{first.first, first.second}})
                 : Message(range, {{first.first, first.second}, {second.first, second.second}});
  return Message("number.in-range", {{"number", Message(number)}, {"range", limits}});
}

// "a layer", "an activation".
Message aKindMessage(Kind kind) { return Message("a." + std::string(kindName(kind))); }

std::vector<std::string> quoted(const Choices& choices) {
  std::vector<std::string> texts;
  for (std::string_view choice : choices) texts.push_back('"' + std::string(choice) + '"');
  return texts;
}

// What a value that is not null must be.
Message expectedValue(const Argument& argument) {
  const auto whole = [&] { return bounded("number.whole", argument); };
  const auto number = [&] { return bounded("number.any", argument); };
  switch (argument.type) {
    case ArgumentType::kInteger:
      if (argument.choices.empty()) return whole();
      return Message("expected.or", {{"value", whole()}, {"other", quoted(argument.choices)}});
    case ArgumentType::kNumber:
      if (!argument.or_object) return number();
      return Message("expected.or-entry",
                     {{"value", number()}, {"kind", aKindMessage(argument.object_kind)}});
    case ArgumentType::kBoolean:
      return Message("expected.boolean");
    case ArgumentType::kString:
      if (argument.choices.empty()) return Message("expected.text");
      return Message("expected.one-of", {{"choices", quoted(argument.choices)}});
    case ArgumentType::kIntegerPair:
      return Message("expected.or-pair", {{"number", whole()}});
    case ArgumentType::kNumberPair:
      return Message("expected.or-pair", {{"number", number()}});
    case ArgumentType::kIntegers:
      return Message("expected.or-list", {{"number", whole()}});
    case ArgumentType::kIntegerSides:
      return Message("expected.or-sides", {{"number", whole()}});
    case ArgumentType::kNumbers:
      return Message("expected.or-list", {{"number", number()}});
    case ArgumentType::kShape:
      return Message(argument.nullable ? "expected.extents" : "expected.shape",
                     {{"number", whole()}});
    case ArgumentType::kStrings:
      return Message("expected.texts");
    case ArgumentType::kScalar:
      if (argument.or_object) {
        return Message("expected.or-counts",
                       {{"number", number()}, {"choices", quoted(argument.choices)}});
      }
      return Message("expected.or", {{"value", number()}, {"other", Message("expected.text")}});
    case ArgumentType::kScalars:
      return Message(argument.or_object ? "expected.scalars-or-pairs" : "expected.scalars");
    case ArgumentType::kObject:
      break;
  }
  const Message object("expected.name-or-entry", {{"kind", aKindMessage(argument.object_kind)}});
  if (argument.choices.empty()) return object;
  return Message("expected.object-of",
                 {{"expected", object}, {"choices", quoted(argument.choices)}});
}

bool isWhole(const json& value) {
  return value.is_number_integer() ||
         (value.is_number_float() && value.get<double>() == std::floor(value.get<double>()) &&
          std::abs(value.get<double>()) < 0x1p53);
}

bool inRange(const Argument& argument, double value) {
  return std::isfinite(value) && value >= argument.minimum && value <= argument.maximum &&
         value > argument.above && value < argument.below;
}

bool isWholeInRange(const Argument& argument, const json& value) {
  return isWhole(value) && inRange(argument, value.get<double>());
}

// Numbers in range, in lists as deep as an array may be.
bool allNumbers(const Argument& argument, const json& value, int depth = 0) {
  if (value.is_number()) return inRange(argument, value.get<double>());
  return value.is_array() && !value.empty() && depth <= Shape::kMaxRank &&
         std::ranges::all_of(value,
                             [&](const json& v) { return allNumbers(argument, v, depth + 1); });
}

// {name: whole number}, as many as there are rows of a class.
bool areCounts(const json& value) {
  return !value.empty() && std::ranges::all_of(value, [](const json& count) {
    return isWhole(count) && count.get<double>() >= 0;
  });
}

}  // namespace

Message expectation(const Argument& argument) {
  const Message value = expectedValue(argument);
  return takesNull(argument) ? Message("expected.or-null", {{"value", value}}) : value;
}

bool fits(const Argument& argument, const json& value) {
  const auto are_whole = [&](const json& list) {
    return list.is_array() &&
           std::ranges::all_of(list, [&](const json& v) { return isWholeInRange(argument, v); });
  };
  const auto all_whole = [&] { return are_whole(value); };
  const auto is_pair = [&](const json& v) { return are_whole(v) && v.size() == 2; };
  switch (argument.type) {
    case ArgumentType::kInteger:
      return isWholeInRange(argument, value) ||
             (value.is_string() && std::ranges::count(argument.choices, value.get<std::string>()));
    case ArgumentType::kNumber:
      return (value.is_number() && inRange(argument, value.get<double>())) ||
             (argument.or_object && value.is_object());
    case ArgumentType::kBoolean:
      return value.is_boolean();
    case ArgumentType::kString:
      return value.is_string() && (argument.choices.empty() ||
                                   std::ranges::count(argument.choices, value.get<std::string>()));
    case ArgumentType::kIntegerPair:
      return isWholeInRange(argument, value) || (all_whole() && value.size() == 2);
    case ArgumentType::kNumberPair:
      return (value.is_number() && inRange(argument, value.get<double>())) ||
             (value.is_array() && value.size() == 2 &&
              std::ranges::all_of(value, [&](const json& v) {
                return v.is_number() && inRange(argument, v.get<double>());
              }));
    case ArgumentType::kIntegers:
      return isWholeInRange(argument, value) || all_whole();
    case ArgumentType::kIntegerSides:
      return isWholeInRange(argument, value) || (value.is_array() && value.size() == 2 &&
                                                 std::ranges::all_of(value, [&](const json& side) {
                                                   return isWholeInRange(argument, side) ||
                                                          is_pair(side);
                                                 }));
    case ArgumentType::kNumbers:
      return allNumbers(argument, value);
    case ArgumentType::kShape:
      return value.is_array() && value.size() <= Shape::kMaxRank - 1 &&
             std::ranges::all_of(value, [&](const json& v) {
               return isWholeInRange(argument, v) || (argument.nullable && v.is_null());
             });
    case ArgumentType::kStrings:
      return value.is_array() && !value.empty() &&
             std::ranges::all_of(value, [](const json& v) { return v.is_string(); });
    case ArgumentType::kScalar:
      if (value.is_object()) return argument.or_object && areCounts(value);
      if (value.is_string()) {
        return argument.choices.empty() ||
               std::ranges::count(argument.choices, value.get<std::string>());
      }
      return value.is_number() && inRange(argument, value.get<double>());
    case ArgumentType::kScalars: {
      const auto is_scalar = [](const json& v) { return v.is_number() || v.is_string(); };
      if (!value.is_structured()) return is_scalar(value);
      if (value.is_object() && !argument.or_object) return false;
      return !value.empty() && std::ranges::all_of(value, [&](const json& v) {
        return is_scalar(v) || (value.is_object() && v.is_null());
      });
    }
    case ArgumentType::kObject:
      return value.is_string() || value.is_object();
  }
  return false;
}

std::string brief(const json& value) {
  const std::string text = jsonText(value);
  return text.size() > 120 ? text.substr(0, 117) + "..." : text;
}

void requireKnownKeys(const json& object, const Location& location,
                      std::span<const std::string_view> known,
                      std::span<const std::string_view> more) {
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::count(known, key) || std::ranges::count(more, key)) continue;
    std::vector<std::string_view> names(known.begin(), known.end());
    names.insert(names.end(), more.begin(), more.end());
    fail(ErrorCode::kInvalidSpec, "json.unknown-key",
         {{"where", location}, {"key", key}, {"received", brief(value)}, {"known", names}});
  }
}

}  // namespace minibatch
