#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/merge_sort.h"
#include "data/table.h"
#include "look/duplicates.h"

namespace minibatch {

/// Which rows are shown, in which order: filtered, then sorted as pandas' sort_values() with
/// kind="stable", which puts missing cells last. Found in slices.
class RowOrder {
 public:
  /// `options` is {sort?: {column, ascending}, filter?: {column, is, value}}; `rows` are those to
  /// choose from. Throws kInvalidData where there is no such column.
  RowOrder(const Table& table, const nlohmann::json& options, std::vector<std::uint32_t> rows);

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);

  // After step() said so.

  const std::vector<std::uint32_t>& rows() const { return rows_; }
  /// {rows: [[text]], numbers, total} of `count` rows from the place `from` on.
  nlohmann::json page(Index from, Index count) const;

 private:
  /// Rows by their keys, or categories by their texts.
  struct Before {
    const double* keys = nullptr;
    const std::string* texts = nullptr;
    bool ascending = true;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      if (texts) return texts[a] < texts[b];
      return ascending ? keys[a] < keys[b] : keys[b] < keys[a];
    }
  };

  bool work();
  bool filter();
  bool keeps(Index row) const;
  void beginSort();
  bool rankCategories();
  bool sort();

  Table table_;
  std::vector<std::uint32_t> rows_;
  std::size_t at_ = 0;

  std::optional<Column> filtered_;
  std::string is_;
  nlohmann::json value_;
  std::optional<Duplicates> duplicates_;
  std::vector<std::uint32_t> kept_;
  bool is_filtered_ = false;

  std::optional<Column> sorted_;
  bool ascending_ = true;
  // The cells of a column of text are sorted by the rank of their category, which is found first.
  bool is_ranked_ = false;
  std::vector<double> keys_;
  std::vector<std::uint32_t> missing_;
  std::optional<MergeSort<std::uint32_t, Before>> sorting_;
};

}  // namespace minibatch
