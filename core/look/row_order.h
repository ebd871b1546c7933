#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "data/merge_sort.h"
#include "look/duplicates.h"
#include "look/frame.h"

namespace minibatch {

/// Which rows are shown, in which order: filtered, then sorted as pandas' sort_values() with
/// kind="stable", which puts missing cells last. Found in slices.
class RowOrder {
 public:
  /// `options` is {sort?: {column, ascending}, filter?: {column, is, value}}; `rows` are those to
  /// choose from. Throws kInvalidData where there is no such column.
  RowOrder(FramePointer frame, const nlohmann::json& options, std::vector<std::uint32_t> rows);

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);

  // After step() said so.

  const std::vector<std::uint32_t>& rows() const { return rows_; }
  /// {rows: [[text]], numbers, total} of `count` rows from the place `from` on.
  nlohmann::json page(Index from, Index count) const;

 private:
  struct ByKey {
    const double* keys;
    bool ascending;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      return ascending ? keys[a] < keys[b] : keys[b] < keys[a];
    }
  };
  struct ByText {
    const std::string* texts;
    bool operator()(std::int32_t a, std::int32_t b) const { return texts[a] < texts[b]; }
  };

  bool work();
  bool filter();
  bool keeps(Index row) const;
  void beginSort();
  bool rankCategories();
  bool sort();

  FramePointer frame_;
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
  // Of a column of text, whose cells are sorted by the rank of their category.
  std::optional<MergeSort<std::int32_t, ByText>> ranking_;
  std::vector<double> keys_;
  std::vector<std::uint32_t> missing_;
  std::optional<MergeSort<std::uint32_t, ByKey>> sorting_;
};

}  // namespace minibatch
