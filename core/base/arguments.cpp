#include "base/arguments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/catalog_entry.h"
#include "base/error.h"

namespace minibatch {
namespace {

using nlohmann::json;

// What Keras writes into the config of any object besides its own arguments. The model reads the
// layer's name and `trainable` itself; the rest says nothing that changes a number here.
// (zero_output_for_mask, which Bidirectional sets, matters only with masking.)
constexpr std::array<std::string_view, 11> kCommon = {"name",
                                                      "dtype",
                                                      "trainable",
                                                      "batch_shape",
                                                      "batch_input_shape",
                                                      "build_config",
                                                      "module",
                                                      "registered_name",
                                                      "data_format",
                                                      "jit_compile",
                                                      "zero_output_for_mask"};

// What every layer of Keras takes and none here.
constexpr Unsupported kActivityRegularizer = {"activity_regularizer",
                                              "only weights have penalties, not outputs"};

std::string bounds(const Argument& argument) {
  std::string text;
  const auto add = [&](const char* words, double limit) {
    if (std::isinf(limit)) return;
    text += (text.empty() ? "" : " and ") + std::string(words) + numberText(limit);
  };
  add("at least ", argument.minimum);
  add("greater than ", argument.above);
  add("at most ", argument.maximum);
  add("less than ", argument.below);
  return text;
}

// What a value must be, for messages: "a whole number at least 1".
std::string expectation(const Argument& argument) {
  std::string text;
  const std::string limits = bounds(argument).empty() ? "" : " " + bounds(argument);
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
    case ArgumentType::kObject:
      return value.is_string() || value.is_object();
  }
  return false;
}

std::string brief(const json& value) {
  const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  return text.size() > 120 ? text.substr(0, 117) + "..." : text;
}

}  // namespace

Arguments::Arguments(const Entry& entry, const json& config, const Catalog& catalog,
                     std::string_view where)
    : entry_(&entry),
      catalog_(&catalog),
      where_(where),
      values_(std::make_unique<json>(json::object())) {
  if (!config.is_object()) {
    fail(ErrorCode::kInvalidSpec, where, " (", entry.class_name,
         "): expected \"config\" to be an object, but received ", brief(config), ".");
  }
  // The two settings every Keras layer has that would change numbers.
  if (const json format = config.value("data_format", json());
      !format.is_null() && format != "channels_last") {
    fail(ErrorCode::kInvalidArgument, where, ": argument \"data_format\" must be ",
         "\"channels_last\", but received ", brief(format), ".");
  }
  if (const json type = config.value("dtype", json()); !type.is_null()) {
    const json name =
        type.is_object() ? type.value("config", json::object()).value("name", json()) : type;
    if (name != "float32") {
      fail(ErrorCode::kInvalidArgument, where, ": argument \"dtype\" must be \"float32\", but ",
           "received ", brief(type), ".");
    }
  }
  for (const auto& [name, value] : config.items()) {
    if (entry.find(name) || std::ranges::count(kCommon, name)) continue;
    std::string known;
    for (const Argument& argument : entry.arguments) {
      known += (known.empty() ? "" : ", ") + std::string(argument.name);
    }
    // Keras writes null for what was not asked for; only a value would change anything.
    if (value.is_null() || value == false) continue;
    std::vector<Unsupported> refused = entry.unsupported;
    if (entry.kind == Kind::kLayer) refused.push_back(kActivityRegularizer);
    for (const Unsupported& unsupported : refused) {
      if (name != unsupported.name) continue;
      fail(ErrorCode::kInvalidArgument, where, ": argument \"", name, "\" of ", entry.class_name,
           " must be false or null, because ", unsupported.reason, ", but received ", brief(value),
           ".");
    }
    fail(ErrorCode::kInvalidArgument, where, ": ", entry.class_name, " has no argument \"", name,
         "\" (received ", brief(value), "). Known: ", known.empty() ? "none" : known, ".");
  }
  for (const Argument& argument : entry.arguments) {
    const std::string name(argument.name);
    if (!config.contains(name)) {
      if (argument.default_json.empty()) {
        fail(ErrorCode::kInvalidArgument, where, ": ", entry.class_name, " needs the argument \"",
             name, "\": ", expectation(argument), ".");
      }
      (*values_)[name] = json::parse(argument.default_json);
      continue;
    }
    const json& value = config[name];
    if (!(value.is_null() && argument.nullable) && !fits(argument, value)) {
      fail(ErrorCode::kInvalidArgument, where, ": argument \"", name, "\" of ", entry.class_name,
           " must be ", expectation(argument), ", but received ", brief(value), ".");
    }
    if (argument.type == ArgumentType::kObject || value.is_object()) {
      // Checked now, so that a fault deep inside is found when the model is built.
      const auto object =
          catalog.parse(argument.object_kind, value, where_ + ", argument \"" + name + "\"");
      if (object && !argument.choices.empty() &&
          !std::ranges::count(argument.choices, object->entry().class_name)) {
        fail(ErrorCode::kInvalidArgument, where, ": argument \"", name, "\" of ", entry.class_name,
             " must be ", expectation(argument), ", but received ", brief(value), ".");
      }
    }
    (*values_)[name] = value;
  }
}

Arguments::Arguments(const Arguments& other)
    : entry_(other.entry_),
      catalog_(other.catalog_),
      where_(other.where_),
      values_(std::make_unique<json>(*other.values_)) {}
Arguments::Arguments(Arguments&&) noexcept = default;
Arguments& Arguments::operator=(const Arguments& other) { return *this = Arguments(other); }
Arguments& Arguments::operator=(Arguments&&) noexcept = default;
Arguments::~Arguments() = default;

const json& Arguments::at(std::string_view name) const { return values_->at(std::string(name)); }

bool Arguments::isNull(std::string_view name) const { return at(name).is_null(); }
bool Arguments::isObject(std::string_view name) const { return at(name).is_object(); }
Index Arguments::integer(std::string_view name) const {
  return static_cast<Index>(at(name).get<double>());
}
double Arguments::number(std::string_view name) const { return at(name).get<double>(); }
bool Arguments::boolean(std::string_view name) const { return at(name).get<bool>(); }
std::string Arguments::string(std::string_view name) const { return at(name).get<std::string>(); }

std::pair<Index, Index> Arguments::integerPair(std::string_view name) const {
  const json& value = at(name);
  if (!value.is_array()) return {integer(name), integer(name)};
  return {static_cast<Index>(value[0].get<double>()), static_cast<Index>(value[1].get<double>())};
}

std::vector<double> Arguments::numberPair(std::string_view name) const {
  const json& value = at(name);
  if (!value.is_array()) return {number(name)};
  return {value[0].get<double>(), value[1].get<double>()};
}

std::vector<Index> Arguments::integers(std::string_view name) const {
  std::vector<Index> result;
  for (const json& value : at(name)) result.push_back(static_cast<Index>(value.get<double>()));
  return result;
}

Index Arguments::onlyInteger(std::string_view name) const {
  const std::vector<Index> values = integers(name);
  if (values.size() != 1) {
    fail(ErrorCode::kInvalidArgument, where_, ": argument \"", name, "\" of ", entry_->class_name,
         " must be one whole number, but received ", brief(at(name)), ".");
  }
  return values[0];
}

std::array<std::pair<Index, Index>, 2> Arguments::integerSides(std::string_view name) const {
  const json& value = at(name);
  std::array<std::pair<Index, Index>, 2> sides;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const json& side = value.is_array() ? value[axis] : value;
    const auto part = [&](std::size_t end) {
      return static_cast<Index>((side.is_array() ? side[end] : side).get<double>());
    };
    sides[axis] = {part(0), part(1)};
  }
  return sides;
}

std::vector<double> Arguments::numbers(std::string_view name) const {
  std::vector<double> result;
  const std::function<void(const json&)> add = [&](const json& value) {
    if (value.is_number()) return result.push_back(value.get<double>());
    for (const json& element : value) add(element);
  };
  add(at(name));
  return result;
}

Shape Arguments::shape(std::string_view name) const {
  Shape result;
  for (Index extent : integers(name)) result.append(extent);
  return result;
}

std::string Arguments::className(std::string_view name) const {
  const std::unique_ptr<Arguments> object =
      catalog_->parse(entry_->find(name)->object_kind, at(name), where_);
  return object ? std::string(object->entry().class_name) : std::string();
}

}  // namespace minibatch
