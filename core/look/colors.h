#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "data/table.h"
#include "look/groups.h"

namespace minibatch {

/// The `by` of a picture, by which its rows are coloured: a few groups, sorted, and one of the rows
/// where it is missing if there are any.
class Colors {
 public:
  Colors(const Table& table, const nlohmann::json& options);

  /// A slice of work; says whether everything is done. Throws kInvalidData for more groups than can
  /// be told apart.
  bool work();

  // After work() said so.

  bool none() const { return !groups_; }
  std::size_t size() const { return values_.size(); }
  const std::vector<nlohmann::json>& values() const { return values_; }
  /// Which of values() a row has; 0 where there are none.
  std::size_t of(Index row) const;

 private:
  std::optional<Groups> groups_;
  std::vector<nlohmann::json> values_;
  std::vector<std::size_t> places_;  // of each group among values_
};

}  // namespace minibatch
