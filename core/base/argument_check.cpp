#include "base/argument_check.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace minibatch {
namespace {

using nlohmann::json;

// " at least 1 and at most 5", or nothing.
std::string bounds(const Argument& argument) {
  std::string text;
  const auto add = [&](const char* words, double limit) {
    if (std::isinf(limit)) return;
    text += text.empty() ? " " : " and ";
    text += words;
    text += numberText(limit);
  };
  add("at least ", argument.minimum);
  add("greater than ", argument.above);
  add("at most ", argument.maximum);
  add("less than ", argument.below);
  return text;
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

}  // namespace

std::string expectation(const Argument& argument) {
  std::string text;
  const std::string limits = bounds(argument);
  switch (argument.type) {
    case ArgumentType::kInteger:
      text = "a whole number" + limits;
      for (std::string_view choice : argument.choices)
        text += ", or \"" + std::string(choice) + "\"";
      break;
    case ArgumentType::kNumber:
      text = "a number" + limits;
      if (argument.or_object) {
        text += ", or a " + std::string(kindName(argument.object_kind)) +
                " as an object with \"class_name\" and \"config\"";
      }
      break;
    case ArgumentType::kBoolean:
      text = "true or false";
      break;
    case ArgumentType::kString:
      text = argument.choices.empty() ? "a text" : "one of";
      for (std::string_view choice : argument.choices) {
        text += (choice == argument.choices.front() ? " \"" : ", \"") + std::string(choice) + "\"";
      }
      break;
    case ArgumentType::kIntegerPair:
      text = "a whole number" + limits + ", or a list of 2 of them";
      break;
    case ArgumentType::kNumberPair:
      text = "a number" + limits + ", or a list of 2 of them";
      break;
    case ArgumentType::kIntegers:
      text = "a whole number" + limits + ", or a list of them";
      break;
    case ArgumentType::kIntegerSides:
      text = "a whole number" + limits +
             ", a list of 2 of them, or 2 lists of 2, [[top, bottom], [left, right]]";
      break;
    case ArgumentType::kNumbers:
      text = "a number" + limits + ", or a list of them";
      break;
    case ArgumentType::kShape:
      text = "a list of sizes, each a whole number" + limits;
      break;
    case ArgumentType::kStrings:
      text = "a list of texts";
      break;
    case ArgumentType::kScalar:
      text = "a number" + limits + " or a text";
      break;
    case ArgumentType::kObject:
      text = "the name of a " + std::string(kindName(argument.object_kind)) +
             " or an object with \"class_name\" and \"config\"" +
             (argument.choices.empty() ? "" : ": one of");
      for (std::string_view choice : argument.choices) {
        text += (choice == argument.choices.front() ? " \"" : ", \"") + std::string(choice) + "\"";
      }
      break;
  }
  return argument.nullable ? text + ", or null" : text;
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
      return all_whole() && value.size() <= Shape::kMaxRank - 1;
    case ArgumentType::kStrings:
      return value.is_array() && !value.empty() &&
             std::ranges::all_of(value, [](const json& v) { return v.is_string(); });
    case ArgumentType::kScalar:
      return value.is_string() || (value.is_number() && inRange(argument, value.get<double>()));
    case ArgumentType::kObject:
      return value.is_string() || value.is_object();
  }
  return false;
}

std::string brief(const json& value) {
  const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  return text.size() > 120 ? text.substr(0, 117) + "..." : text;
}

void requireKnownKeys(const json& object, std::string_view where,
                      std::span<const std::string_view> known,
                      std::span<const std::string_view> more) {
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::count(known, key) || std::ranges::count(more, key)) continue;
    std::string names;
    for (const auto& list : {known, more}) {
      for (std::string_view name : list) names += (names.empty() ? "" : ", ") + std::string(name);
    }
    fail(ErrorCode::kInvalidSpec, where, ": there is no key \"", key, "\" (received ", brief(value),
         "). Known: ", names, ".");
  }
}

}  // namespace minibatch
