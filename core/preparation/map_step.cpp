#include "preparation/map_step.h"

#include <nlohmann/json.hpp>

namespace minibatch {

std::optional<std::string_view> MapStep::fitColumn(const Column& column, const RowNumbers&,
                                                   std::size_t) {
  requireNumbers(column, location());
  return std::nullopt;
}

nlohmann::json MapStep::learnedColumn(std::size_t) const { return nlohmann::json::object(); }

void MapStep::restoreColumn(const nlohmann::json&, std::size_t) {}

}  // namespace minibatch
