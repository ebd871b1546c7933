#include "base/arguments.h"

#include <algorithm>
#include <array>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/keras_versions.h"
#include "base/parse_json.h"
#include "base/refusal.h"

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

// What layers of Keras take and none here.
constexpr std::array<Unsupported, 3> kUnsupportedByLayers = {
    {{"activity_regularizer", "no-activity-penalty"},
     {"quantization_config", "float32"},
     {"lora_rank", "low-rank"}}};

// A layer in a layer as Keras 3 writes it, which finds it by its module.
json writtenLayer(const Arguments& layer, const json& given) {
  json config = layer.config();
  for (const char* key : {"name", "trainable"}) {
    if (given.contains("config") && given["config"].contains(key)) {
      config[key] = given["config"][key];
    }
  }
  return jsonObject({{"module", "keras.layers"},
                     {"class_name", layer.entry().class_name},
                     {"config", config},
                     {"registered_name", nullptr}});
}

}  // namespace

Arguments::Arguments(const Entry& entry, const json& given, const Catalog& catalog,
                     const Location& location)
    : entry_(&entry),
      catalog_(&catalog),
      location_(location),
      values_(std::make_unique<json>(json::object())) {
  if (!given.is_object()) {
    fail(ErrorCode::kInvalidSpec, "catalog.config",
         {{"where", location}, {"class", entry.class_name}, {"received", brief(given)}});
  }
  const json config = currentConfig(entry, given);
  // The two settings every Keras layer has that would change numbers.
  if (const json format = config.value("data_format", json());
      !format.is_null() && format != "channels_last") {
    refuseValue(*this, "data_format", Message("text", {{"text", "\"channels_last\""}}), format);
  }
  // An input may hold any numbers: they are what the first layer reads as float32.
  if (const json type = config.value("dtype", json()); !type.is_null() && !entry.find("dtype")) {
    const json name =
        type.is_object() ? type.value("config", json::object()).value("name", json()) : type;
    if (name != "float32") {
      refuseValue(*this, "dtype", Message("text", {{"text", "\"float32\""}}), type);
    }
  }
  if (const json trainable = config.value("trainable", json(true)); !trainable.is_boolean()) {
    refuseValue(*this, "trainable", Message("expected.boolean"), trainable);
  }
  for (const auto& [name, value] : config.items()) {
    if (entry.find(name) || std::ranges::count(kCommon, name)) continue;
    std::vector<Unsupported> unsupported(entry.unsupported.begin(), entry.unsupported.end());
    if (entry.kind == Kind::kLayer) {
      unsupported.insert(unsupported.end(), kUnsupportedByLayers.begin(),
                         kUnsupportedByLayers.end());
    }
    const auto known = std::ranges::find(unsupported, name, &Unsupported::name);
    if (known != unsupported.end()) {
      // Keras writes null or false for what was not asked for; only a value would change anything.
      if (value.is_null() || value == false) continue;
      refuse(*this, "argument.unsupported",
             {{"argument", name},
              {"class", entry.class_name},
              {"reason", Message("unsupported." + std::string(known->reason))},
              {"received", brief(value)}});
    }
    std::vector<std::string_view> names;
    for (const Argument& argument : entry.arguments) names.push_back(argument.name);
    refuse(*this, names.empty() ? "argument.unknown-of-none" : "argument.unknown",
           {{"argument", name},
            {"class", entry.class_name},
            {"received", brief(value)},
            {"known", names}});
  }
  for (const Argument& argument : entry.arguments) {
    const std::string name(argument.name);
    if (!config.contains(name)) {
      if (argument.default_json.empty()) {
        refuse(
            *this, "argument.missing",
            {{"argument", name}, {"class", entry.class_name}, {"expected", expectation(argument)}});
      }
      (*values_)[name] = parseJson(argument.default_json, argument.name);
      continue;
    }
    const json& value = config[name];
    if (!(value.is_null() && takesNull(argument)) && !fits(argument, value)) {
      refuseValue(*this, name, expectation(argument), value);
    }
    const bool is_entry = argument.type != ArgumentType::kScalar &&
                          argument.type != ArgumentType::kScalars && value.is_object();
    if (argument.type == ArgumentType::kObject || is_entry) {
      // Checked now, so that a fault deep inside is found when the model is built.
      const auto object = catalog.parse(argument.object_kind, value, locationOf(name));
      if (object && !argument.choices.empty() &&
          !std::ranges::count(argument.choices, object->entry().class_name)) {
        refuseValue(*this, name, expectation(argument), value);
      }
      if (object && object->entry().kind == Kind::kLayer) {
        (*values_)[name] = writtenLayer(*object, value);
        continue;
      }
    }
    (*values_)[name] = value;
  }
}

Location Arguments::locationOf(std::string_view argument) const {
  return Message("place.argument", {{"where", location_}, {"argument", argument}});
}

Arguments::Arguments(const Arguments& other)
    : entry_(other.entry_),
      catalog_(other.catalog_),
      location_(other.location_),
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
  for (const json& value : at(name)) {
    result.push_back(value.is_null() ? -1 : static_cast<Index>(value.get<double>()));
  }
  return result;
}

Index Arguments::onlyInteger(std::string_view name) const {
  const std::vector<Index> values = integers(name);
  if (values.size() != 1) {
    refuseValue(*this, name, Message("expected.one-integer"), at(name));
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

std::vector<std::string> Arguments::strings(std::string_view name) const {
  return at(name).get<std::vector<std::string>>();
}

std::string Arguments::className(std::string_view name) const {
  const std::unique_ptr<Arguments> object =
      catalog_->parse(entry_->find(name)->object_kind, at(name), location_);
  return object ? std::string(object->entry().class_name) : std::string();
}

}  // namespace minibatch
