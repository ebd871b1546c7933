#pragma once

#include <nlohmann/json.hpp>

#include "base/catalog_entry.h"
#include "contract/fuzz/dice.h"

namespace minibatch::testing {

/// A config of the entry with random values, all within what its arguments declare. What an
/// argument's type leaves open (axes, sizes, lists of numbers) is drawn to suit `input`, the shape
/// of a sample that a layer would read; whether the values go together is not known.
nlohmann::json randomConfig(const Entry& entry, const Shape& input, Dice& choices);

}  // namespace minibatch::testing
