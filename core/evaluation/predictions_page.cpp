#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/error.h"
#include "evaluation/label_errors.h"
#include "evaluation/predictions.h"

namespace minibatch {
namespace {

/// An item and what it is ordered by, as a number that counts as its value does.
struct Ranked {
  std::uint32_t key, item;
};

/// What is not a number comes last: it could not be put in order.
std::uint32_t keyOf(float value, bool descending) {
  if (std::isnan(value)) return UINT32_MAX;
  // Both zeros are one value.
  const auto bits = std::bit_cast<std::uint32_t>((descending ? -value : value) + 0.0F);
  constexpr std::uint32_t kSign = 0x80000000U;
  return bits & kSign ? ~bits : bits | kSign;
}

/// A stable radix sort: in linear time, so that a million rows are in order within a frame or two.
void sortByKey(std::vector<Ranked>& ranked) {
  constexpr std::uint32_t kBits = 11, kDigits = 1U << kBits;
  std::vector<Ranked> other(ranked.size());
  std::vector<std::uint32_t> places(kDigits);
  for (std::uint32_t shift = 0; shift < 32; shift += kBits) {
    const auto digit = [shift](const Ranked& one) { return one.key >> shift & (kDigits - 1); };
    std::ranges::fill(places, 0U);
    for (const Ranked& one : ranked) ++places[digit(one)];
    std::uint32_t place = 0;
    for (std::uint32_t& count : places) place += std::exchange(count, place);
    for (const Ranked& one : ranked) other[places[digit(one)]++] = one;
    ranked.swap(other);
  }
}

}  // namespace

float Predictions::probabilityOfLabel(Index item) const {
  const float* values = outputs_.data() + item * width_;
  const std::int32_t label = labels_[item];
  return width_ > 1 ? values[label] : label == 1 ? *values : 1 - *values;
}

std::vector<std::uint32_t> Predictions::filtered(const PredictionsQuery& query) const {
  using Filter = PredictionsQuery::Filter;
  if (query.filter != Filter::kAll || query.actual || query.predicted || query.label) {
    requireClasses("evaluation.filter");
  }
  const std::vector<std::int32_t> predicted = predictedClasses(query.threshold);
  std::vector<bool> among(query.among ? static_cast<std::size_t>(rows_) : 0);
  if (query.among) {
    for (const std::uint32_t row : *query.among) {
      if (row < among.size()) among[row] = true;
    }
  }
  const auto keeps = [&](Index item) {
    if (query.among && !among[item / positions_]) return false;
    if (query.least || query.most) {
      const double value = score(item, query.threshold);
      // What is not a number is between none.
      if (query.least && !(value >= *query.least)) return false;
      if (query.most && !(value <= *query.most)) return false;
    }
    if (classes_ == 0) return true;
    const std::int32_t actual = labels_[item];
    const bool right = predicted[item] == actual;
    return (query.filter != Filter::kRight || right) &&
           (query.filter != Filter::kWrong || !right) &&
           (!query.actual || *query.actual == actual) &&
           (!query.predicted || *query.predicted == predicted[item]) &&
           (!query.label || *query.label == actual || *query.label == predicted[item]);
  };
  std::vector<std::uint32_t> items;
  for (Index i = 0; i < rows_ * positions_; ++i) {
    if (keeps(i)) items.push_back(static_cast<std::uint32_t>(i));
  }
  return items;
}

std::vector<std::uint32_t> Predictions::select(const PredictionsQuery& query) const {
  using Query = PredictionsQuery;
  std::vector<std::uint32_t> items = filtered(query);
  const bool by_suspicion = query.by == Query::By::kSuspicion;
  const bool likely = query.filter == Query::Filter::kSuspicious;
  LabelErrors errors;
  if (likely || by_suspicion) errors = findLabelErrors(labels_, probabilities(), classes_);
  if (likely) {
    std::erase_if(items, [&](std::uint32_t item) {
      return errors.suggested[errors.place[item]] == labels_[item];
    });
  }
  if (query.order == Query::Order::kRow) return items;
  const bool by_loss = query.by == Query::By::kLoss && classes_ > 0;
  if (by_loss) requireProbabilities();
  const bool descending = query.order == Query::Order::kDescending;
  std::vector<Ranked> ranked;
  ranked.reserve(items.size());
  for (const std::uint32_t item : items) {
    const auto index = static_cast<Index>(item);
    // The first of the label errors are the most suspicious.
    const float value = likely || by_suspicion ? -static_cast<float>(errors.place[item])
                        : by_loss              ? -probabilityOfLabel(index)
                                               : score(index, query.threshold);
    ranked.push_back({keyOf(value, descending), item});
  }
  sortByKey(ranked);
  std::ranges::transform(ranked, items.begin(), &Ranked::item);
  return items;
}

PredictionsPage Predictions::at(std::span<const std::uint32_t> items, Threshold threshold,
                                bool suggest) const {
  LabelErrors errors;
  if (suggest) errors = findLabelErrors(labels_, probabilities(), classes_);
  PredictionsPage page;
  page.total = static_cast<Index>(items.size());
  for (const std::uint32_t each : items) {
    const auto item = static_cast<Index>(each);
    if (item >= rows_ * positions_) {
      fail(ErrorCode::kInvalidArgument, "evaluation.no-item",
           {{"last", rows_ * positions_ - 1}, {"received", each}});
    }
    const float* values = outputs_.data() + item * width_;
    page.rows.push_back(static_cast<std::uint32_t>(item / positions_));
    page.positions.push_back(static_cast<std::uint32_t>(item % positions_));
    page.score.push_back(score(item, threshold));
    if (classes_ == 0) {
      page.predicted.insert(page.predicted.end(), values, values + width_);
      const float* numbers = numbers_.data() + item * width_;
      page.actual.insert(page.actual.end(), numbers, numbers + width_);
      continue;
    }
    if (suggest) page.suggested.push_back(errors.suggested[errors.place[item]]);
    page.predicted.push_back(static_cast<float>(predictedClass(item, threshold)));
    page.actual.push_back(static_cast<float>(labels_[item]));
    if (width_ == 1) page.probabilities.push_back(1 - *values);
    page.probabilities.insert(page.probabilities.end(), values, values + width_);
  }
  return page;
}

PredictionsPage Predictions::page(const PredictionsQuery& query) const {
  const std::vector<std::uint32_t> items = select(query);
  const auto total = static_cast<Index>(items.size());
  const Index from = std::clamp<Index>(query.from, 0, total);
  const Index count = std::clamp<Index>(query.count, 0, total - from);
  const bool suggest = query.by == PredictionsQuery::By::kSuspicion ||
                       query.filter == PredictionsQuery::Filter::kSuspicious;
  PredictionsPage page =
      at(std::span(items).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(count)),
         query.threshold, suggest);
  page.total = total;
  return page;
}

}  // namespace minibatch
