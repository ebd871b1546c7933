#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace minibatch {

/// Whether an argument of compile() names things by output: an object that is not itself a Keras
/// object ({class_name, config}).
bool isByOutput(const nlohmann::json& value);

/// An argument of compile() that is a list of one an output, or an object by the outputs' names,
/// as one value an output; null where there is none. Throws kInvalidArgument, naming `argument`
/// and the model's outputs, for another count or an unknown name.
std::vector<nlohmann::json> byOutput(const Model& model, const nlohmann::json& value,
                                     std::string_view argument);

}  // namespace minibatch
