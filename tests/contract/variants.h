#pragma once

#include <nlohmann/json.hpp>
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

/// Specs of models of this one layer: with the first input shape, of several ranks, that it takes;
/// or where it takes no single input, with each of several sets of inputs that it takes (equal
/// shapes, shapes to be broadcast, three inputs). Empty where it takes none.
std::vector<nlohmann::json> modelsWith(const Entry& layer, const nlohmann::json& config);

}  // namespace minibatch::testing
