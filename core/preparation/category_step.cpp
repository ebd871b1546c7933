#include "preparation/category_step.h"

#include <algorithm>
#include <iterator>

namespace minibatch {

// About 10 ms of work at any number of rows.
Index CategoryStep::columnsPerSlice(const Column& column) {
  constexpr Index kMost = 16, kValues = Index{1} << 22;
  return std::clamp<Index>(kValues / std::max<Index>(column.rows(), 1), 1, kMost);
}

Index CategoryStep::fitSlices(const PreparationData& data, Index part) const {
  const Column& column = data.features.columns()[part];
  return chosen(column, data.train) ? CategorySearch::slices(column, data.train) : 1;
}

void CategoryStep::fitSlice(const PreparationData& data, Index part, Index slice) {
  const Column& column = data.features.columns()[part];
  const bool is_last = slice + 1 == fitSlices(data, part);
  if (chosen(column, data.train)) {
    if (slice == 0) search_.emplace(column, data.train, rare_);
    search_->work();
    while (is_last && !search_->work()) continue;
  }
  if (!is_last) return;
  fitPart(data, part);
  search_.reset();
}

Index CategoryStep::columnSlices(const Column& column, std::size_t index) const {
  return GroupSearch::slices(groups_[index], column) + encodingSlices(column, index);
}

void CategoryStep::transformColumn(const PreparationData& data, const Column& column,
                                   std::size_t index, Index slice, Table& features) const {
  const Index searching = GroupSearch::slices(groups_[index], column);
  if (slice == 0) rows_.emplace(groups_[index], column);
  if (slice < searching) return rows_->work();
  if (slice == searching) {
    codes_ = rows_->take();
    rows_.reset();
  }
  encodeColumn(data, column, index, slice - searching, codes_, features);
  if (slice + 1 == columnSlices(column, index)) codes_ = {};
}

}  // namespace minibatch
