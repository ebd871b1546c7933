#include "preparation/row_filter.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {
namespace {

/// Of rows that are looked at in one go.
constexpr std::size_t kRowsAtOnce = 20000;

Index slicesOf(const RowNumbers& rows) {
  return static_cast<Index>(
      std::max<std::size_t>(1, (rows.size() + kRowsAtOnce - 1) / kRowsAtOnce));
}

}  // namespace

Index RowFilter::parts(const PreparationData& data) const {
  requireTable(data, class_name_);
  return slicesOf(data.train) + slicesOf(data.test);
}

void RowFilter::fitPart(const PreparationData& data, Index part) {
  const Index of_train = slicesOf(data.train);
  const bool is_test = part >= of_train;
  const RowNumbers& rows = is_test ? data.test : data.train;
  RowNumbers& kept = is_test ? test_ : train_;
  const Index slice = is_test ? part - of_train : part;
  if (slice == 0) begin(data);
  const std::size_t first = static_cast<std::size_t>(slice) * kRowsAtOnce;
  look(data, std::span(rows).subspan(first, std::min(kRowsAtOnce, rows.size() - first)), kept);
  if (slice + 1 < slicesOf(rows)) return;
  end(kept);
  if (is_test || !train_.empty() || data.train.empty()) return;
  fail(ErrorCode::kInvalidData, "preparation.no-rows",
       {{"step", class_name_}, {"count", data.train.size()}});
}

void RowFilter::transformPart(PreparationData& data, Index part, Index, Table& features) const {
  if (part + 1 < parts(data)) return;
  features = data.features;
  if (data.targets.empty()) return;
  data.train = train_;
  data.test = test_;
}

Subset::Subset(const Arguments& arguments) {
  if (!arguments.isNull("subset")) names_ = arguments.strings("subset");
}

void Subset::find(const PreparationData& data) {
  columns_.clear();
  const auto chosen = [&](const std::string& name) {
    return !names_ || std::ranges::count(*names_, name) > 0;
  };
  has_target_ = data.target_columns.empty() ? !names_ : chosen(data.target_columns[0]);
  if (!names_) {
    const auto all = data.features.columns();
    columns_.assign(all.begin(), all.end());
  } else {
    for (const std::string& name : *names_) {
      if (std::ranges::count(data.target_columns, name)) continue;
      columns_.push_back(data.features.require(name));
    }
  }
  // The first is looked at as the target.
  const auto targets = data.target_table.columns();
  for (std::size_t i = 1; i < targets.size(); ++i) {
    if (chosen(targets[i].name)) columns_.push_back(targets[i]);
  }
}

}  // namespace minibatch
