#pragma once

#include <cstdint>
#include <vector>

#include "data/table.h"

namespace minibatch {

/// Finds the rows that have the same cells as a row before them: pandas' duplicated(). Missing
/// cells are the same. Works in slices, in time linear in the cells.
class Duplicates {
 public:
  Duplicates(std::vector<Column> columns);

  /// A slice of work; says whether everything is done.
  bool work();

  /// After work() said so.
  const std::vector<std::uint32_t>& rows() const { return rows_; }

 private:
  void hashCells();
  void lookUpRows();
  bool same(Index a, Index b) const;

  std::vector<Column> columns_;
  std::size_t place_ = 0;
  Index row_ = 0, count_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::int32_t> slots_;  // a power of two of them: the first row of its kind; -1: free
  std::vector<std::uint32_t> rows_;
};

}  // namespace minibatch
