#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/shape.h"
#include "data/table.h"

namespace minibatch {

/// The rows of a column by their value: each distinct value is a group, in the order in which they
/// are met. Found in slices, in time and memory linear in the rows.
class Groups {
 public:
  explicit Groups(Column column);

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);

  // After step() said so.

  const std::string& name() const { return column_.name; }
  /// The group of each row; -1 where the cell is missing.
  const std::vector<std::int32_t>& codes() const { return codes_; }
  /// How many rows each group has.
  const std::vector<Index>& counts() const { return counts_; }
  Index size() const { return static_cast<Index>(counts_.size()); }
  Index missing() const { return missing_; }
  /// How many groups were met before the first missing cell.
  Index beforeMissing() const { return before_missing_; }
  /// Throws kInvalidData where there are more groups than can be told apart in a picture.
  void requireFew(Index limit) const;
  /// What the rows of a group have in common: a number or a text.
  nlohmann::json value(Index group) const;
  /// The first `limit` groups as sorted: numbers by size, texts by their characters.
  std::vector<std::int32_t> sorted(Index limit) const;
  /// The `limit` groups with most rows, the first met among equals.
  std::vector<std::int32_t> mostFrequent(Index limit) const;

 private:
  void work();
  std::int32_t groupOf(double number);
  std::int32_t groupOf(std::int32_t category);
  void grow();
  template <class Less>
  std::vector<std::int32_t> firstOf(Index limit, const Less& less) const;

  Column column_;
  Index row_ = 0;
  std::vector<std::int32_t> codes_;
  std::vector<Index> counts_;
  Index missing_ = 0, before_missing_ = 0;
  std::vector<double> numbers_;           // of each group, where the column has numbers
  std::vector<std::int32_t> categories_;  // of each group, where it has text
  // Where a number's group is looked up, a power of two of places; or the group of each category.
  std::vector<std::int32_t> slots_;  // -1: free
};

}  // namespace minibatch
