#pragma once

#include <nlohmann/json_fwd.hpp>

#include "data/cell_reading.h"
#include "data/table.h"

namespace minibatch {

/// A table with other cells in some places: [{row, column, value}], where a value is a number, a
/// text as a person types it, or null, which is missing. A column of text that has nothing but
/// numbers then is one of numbers, unless `reading` says that it is text. Throws kInvalidArgument
/// where there is no such row, or no number for one; kInvalidData where there is no such column.
Table withCells(const Table& table, const nlohmann::json& cells, const CellReading& reading);

}  // namespace minibatch
