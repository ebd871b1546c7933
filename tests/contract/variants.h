#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"

namespace minibatch::testing {

/// A config of a catalogue entry, made from the entry's own declaration.
struct Variant {
  std::string label;  // what is special: "strides=[2,1]"
  nlohmann::json config;
};

/// A value the argument's declaration allows.
nlohmann::json validValue(const Argument& argument);

/// The config with required arguments only, then one more for each other value worth trying of each
/// argument: both booleans, every choice, every object of its kind, other numbers.
std::vector<Variant> variantsOf(const Entry& entry);

/// Values the argument must refuse: a wrong type, and numbers beyond each bound.
std::vector<nlohmann::json> invalidValues(const Argument& argument);

/// A layer of a model with one layer: its input shape is the first, of several ranks, that the
/// layer takes; nothing where it takes none.
std::optional<nlohmann::json> modelWith(const Entry& layer, const nlohmann::json& config);

}  // namespace minibatch::testing
