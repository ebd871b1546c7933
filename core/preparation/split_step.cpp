#include "preparation/split_step.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/json_object.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

RowNumbers taken(const RowNumbers& rows, const RowNumbers& places) {
  RowNumbers result;
  result.reserve(places.size());
  for (const std::uint32_t place : places) result.push_back(rows[place]);
  return result;
}

// Whether a cell comes before another: numbers by size, texts by their letters.
bool isBefore(const Column& column, std::uint32_t a, std::uint32_t b) {
  if (const NumericValues* numbers = column.numeric()) return (*numbers)[a] < (*numbers)[b];
  const CategoricalValues& text = *column.categorical();
  return text.codes[a] != text.codes[b] &&
         text.categories[text.codes[a]] < text.categories[text.codes[b]];
}

}  // namespace

SplitStep::SplitStep(const Arguments& arguments) : step_(arguments.entry().class_name) {
  if (!arguments.entry().find("random_state") || arguments.isNull("random_state")) return;
  random_state_ = static_cast<std::uint32_t>(arguments.number("random_state"));
}

Index SplitStep::parts(const PreparationData& data) const {
  return data.targets.empty() || data.provides_test ? 1 : draws();
}

void SplitStep::fitPart(const PreparationData& data, Index part) {
  const auto describeParts = [&](const RowNumbers& train, const RowNumbers& test,
                                 const char* source) {
    learned_ = jsonObject({{"train", train.size()}, {"test", test.size()}, {"source", source}});
  };
  if (data.provides_test) {
    describeParts(data.train, data.test, "files");
    return describe(learned_);
  }
  if (!data.test.empty()) fail(ErrorCode::kInvalidData, "preparation.second-split");
  if (part == 0) {
    random_.emplace(
        random_state_.value_or(static_cast<std::uint32_t>(data.seed ^ (data.seed >> 32))));
  }
  const Split drawn = split(data, *random_);
  if (part + 1 < parts(data)) return;
  train_ = taken(data.train, drawn.train);
  test_ = taken(data.train, drawn.test);
  describeParts(train_, test_, "drawn");
  describe(learned_);
}

void SplitStep::transformPart(PreparationData& data, Index part, Index, Table& features) const {
  if (part + 1 < parts(data)) return;
  if (column_.empty()) {
    features = data.features;
  } else {
    for (const Column& one : data.features.columns()) {
      if (one.name != column_) features.add(one);
    }
  }
  if (train_.empty() || data.targets.empty()) return;
  data.train = train_;
  data.test = test_;
}

std::vector<std::int32_t> SplitStep::classes(const PreparationData& data) const {
  if (data.classes == 0) {
    fail(ErrorCode::kInvalidData, "split.classes-only", {{"step", step_}});
  }
  std::vector<std::int32_t> result;
  for (const std::uint32_t row : data.train) {
    result.push_back(static_cast<std::int32_t>(data.targets[row]));
  }
  return result;
}

const Column& SplitStep::column(const PreparationData& data) const {
  requireTable(data, step_);
  return data.features.require(column_);
}

std::vector<std::int32_t> SplitStep::groups(const PreparationData& data) const {
  return groupsOf(column(data), data.train);
}

std::vector<std::int32_t> groupsOf(const Column& column, const RowNumbers& rows) {
  const std::vector<std::uint32_t> order = placesInOrder(column, rows);
  std::vector<std::int32_t> result(order.size());
  std::int32_t group = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) group += isBefore(column, rows[order[i - 1]], rows[order[i]]);
    result[order[i]] = group;
  }
  return result;
}

std::vector<std::uint32_t> placesInOrder(const Column& column, const RowNumbers& rows) {
  for (const std::uint32_t row : rows) {
    if (!column.isMissing(static_cast<Index>(row))) continue;
    fail(ErrorCode::kInvalidData, "split.missing", {{"column", column.name}, {"row", row}});
  }
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  sortStable(order,
             [&](std::uint32_t a, std::uint32_t b) { return isBefore(column, rows[a], rows[b]); });
  return order;
}

Split placesOf(const std::vector<std::uint32_t>& order, const Split& split) {
  return {.train = taken(order, split.train), .test = taken(order, split.test)};
}

}  // namespace minibatch
