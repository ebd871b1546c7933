#pragma once

#include <nlohmann/json.hpp>

#include "data/table.h"

namespace minibatch::golden {

/// A column of text from a list of texts; null stands for a missing cell.
CategoricalValues textsOf(const nlohmann::json& texts);
/// A table from a list of {name, values} and {name, texts}.
Table tableOf(const nlohmann::json& columns);
/// The names of the columns, in order.
nlohmann::json namesOf(const Table& table);

}  // namespace minibatch::golden
