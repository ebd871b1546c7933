#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/target.h"

namespace minibatch {

/// What is said about what is to be predicted; the rest follows the data.
struct TargetOptions {
  /// The name of the model's output; "" where it has one only.
  std::string output;
  std::vector<std::string> columns;
  std::optional<Task> task;
  std::optional<TargetEncoding> encoding;
  /// Of numbers: the name of a scaler, "" for none; left out, it is the one that suits them.
  std::optional<std::string> scaling;
  ClassOptions classes;
};

/// `options` is {target: {columns, task, encoding, scaling, positive_class, class_names}} or, for a
/// model with several outputs, {targets: [{output, columns, …}]}. Throws kInvalidArgument for
/// anything else.
std::vector<TargetOptions> targetsFrom(const nlohmann::json& options);

}  // namespace minibatch
