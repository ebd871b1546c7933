#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/catalog_entry.h"

namespace minibatch::testing {

/// A value that an argument must refuse, and what the message must show of it: all of it, or the
/// part inside that is at fault.
struct InvalidValue {
  nlohmann::json value;
  std::string shown;
};

/// Values beyond each bound, of every other type, lists of a wrong length or with a wrong element,
/// choices and objects that do not exist, objects of another kind and objects with a fault inside.
std::vector<InvalidValue> invalidValues(const Argument& argument);

}  // namespace minibatch::testing
