#include "preparation/categories.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "base/json_object.h"
#include "base/number_text.h"
#include "base/refusal.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

/// Of texts a slice takes so many.
constexpr std::size_t kSlice = 20000;

const std::string kInfrequent = "infrequent_sklearn";

std::size_t ceilOf(std::size_t count) { return (count + kSlice - 1) / kSlice; }

}  // namespace

CategoryGroups CategoryGroups::of(const Column& column, const RowNumbers& rows,
                                  const RareCategories& rare) {
  CategorySearch search(column, rows, rare);
  while (!search.work()) continue;
  return search.take();
}

const std::string& CategoryGroups::name(Index group) const {
  const auto at = static_cast<std::size_t>(group);
  return at < frequent_.size() ? categories_[static_cast<std::size_t>(frequent_[at])] : kInfrequent;
}

void CategoryGroups::add(std::string category, bool infrequent) {
  if (infrequent) {
    groups_.push_back(-1);
    infrequent_.push_back(category);
  } else {
    groups_.push_back(static_cast<std::int32_t>(frequent_.size()));
    frequent_.push_back(static_cast<std::int32_t>(categories_.size()));
  }
  categories_.push_back(std::move(category));
}

void CategoryGroups::number() {
  std::ranges::replace(groups_, -1, static_cast<std::int32_t>(frequent_.size()));
}

CategorySearch::CategorySearch(const Column& column, const RowNumbers& rows,
                               const RareCategories& rare)
    : column_(column), rows_(rows), rare_(rare) {}

Index CategorySearch::slices(const Column& column, const RowNumbers& rows) {
  const CategoricalValues* texts = column.categorical();
  const std::size_t most = texts ? std::min(texts->categories.size(), rows.size()) : rows.size();
  // Of each pass over what is sorted, of which there are as many as the number has bits, twice.
  const auto passes = static_cast<std::size_t>(std::bit_width(most));
  return static_cast<Index>(ceilOf(most) * (2 * passes + 1) + 2 * passes + 4);
}

bool CategorySearch::work() {
  switch (stage_) {
    case Stage::kCount:
      count();
      stage_ = Stage::kSort;
      break;
    case Stage::kSort:
      if (sort_numbers_ ? !sort_numbers_->work() : !sort_texts_->work()) break;
      takeSorted();
      stage_ = Stage::kFindInfrequent;
      break;
    case Stage::kFindInfrequent:
      findInfrequent();
      break;
    case Stage::kSortByCount: {
      if (!sort_counts_->work()) break;
      auto order = sort_counts_->take();
      order.resize(counted_.size() - static_cast<std::size_t>(*rare_.max_categories - 1));
      for (const std::int32_t at : order) infrequent_[static_cast<std::size_t>(at)] = true;
      stage_ = Stage::kAdd;
      break;
    }
    case Stage::kAdd:
      addSome();
      break;
    case Stage::kDone:
      break;
  }
  return stage_ == Stage::kDone;
}

void CategorySearch::count() {
  if (const NumericValues* numbers = column_.numeric()) {
    std::vector<double> present;
    present.reserve(rows_.size());
    for (const std::uint32_t row : rows_) {
      if (!std::isnan((*numbers)[row])) present.push_back((*numbers)[row]);
    }
    sort_numbers_.emplace(std::move(present));
    return;
  }
  const CategoricalValues& texts = *column_.categorical();
  const std::vector<Index> counts = categoryCounts(texts, rows_);
  std::vector<Counted> counted;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) counted.push_back({static_cast<std::int32_t>(code), counts[code]});
  }
  sort_texts_.emplace(std::move(counted), ByName{&texts.categories});
}

void CategorySearch::takeSorted() {
  if (sort_texts_) {
    counted_ = sort_texts_->take();
    return;
  }
  for (const double number : sort_numbers_->take()) {
    if (numbers_.empty() || number != numbers_.back()) {
      counted_.push_back({static_cast<std::int32_t>(numbers_.size()), 0});
      numbers_.push_back(number);
    }
    ++counted_.back().count;
  }
}

// sklearn's _BaseEncoder._identify_infrequent().
void CategorySearch::findInfrequent() {
  double fewest = rare_.min_frequency.value_or(0);
  if (fewest < 1) fewest *= static_cast<double>(rows_.size());
  infrequent_.resize(counted_.size());
  Index rare = 0;
  for (std::size_t i = 0; i < counted_.size(); ++i) {
    infrequent_[i] = static_cast<double>(counted_[i].count) < fewest;
    rare += infrequent_[i];
  }
  stage_ = Stage::kAdd;
  // A group for the infrequent ones is reckoned with even where there are none.
  const Index groups = static_cast<Index>(counted_.size()) - rare + 1;
  if (!rare_.max_categories || *rare_.max_categories >= groups) return;
  std::vector<std::int32_t> order(counted_.size());
  std::iota(order.begin(), order.end(), 0);
  sort_counts_.emplace(std::move(order), ByCount{&counted_});
  stage_ = Stage::kSortByCount;
}

void CategorySearch::addSome() {
  const std::size_t from = groups_.categories_.size();
  const std::size_t to = std::min(counted_.size(), from + kSlice);
  const CategoricalValues* texts = column_.categorical();
  for (std::size_t i = from; i < to; ++i) {
    const auto at = static_cast<std::size_t>(counted_[i].at);
    groups_.add(texts ? texts->categories[at] : numberText(numbers_[at]), infrequent_[i]);
  }
  if (to < counted_.size()) return;
  groups_.number();
  stage_ = Stage::kDone;
}

nlohmann::json CategoryGroups::toJson() const {
  nlohmann::json json = jsonObject({{"categories", categories_}});
  if (!infrequent_.empty()) json["infrequent"] = infrequent_;
  return json;
}

CategoryGroups CategoryGroups::fromJson(const nlohmann::json& json) {
  CategoryGroups result;
  const auto categories = json.at("categories").get<std::vector<std::string>>();
  const auto infrequent = json.value("infrequent", std::vector<std::string>());
  // They stand in the same order.
  auto next = infrequent.begin();
  for (const std::string& category : categories) {
    const bool is_rare = next != infrequent.end() && *next == category;
    result.add(category, is_rare);
    next += is_rare;
  }
  result.number();
  return result;
}

std::vector<std::int32_t> CategoryGroups::groupsOf(const Column& column) const {
  GroupSearch search(*this, column);
  for (Index left = GroupSearch::slices(*this, column); left > 0; --left) search.work();
  return search.take();
}

GroupSearch::GroupSearch(const CategoryGroups& groups, const Column& column)
    : groups_(groups), column_(column) {
  std::size_t places = 2;
  while (places < 2 * groups.categories_.size()) places *= 2;
  table_.assign(places, -1);
}

Index GroupSearch::slices(const CategoryGroups& groups, const Column& column) {
  const CategoricalValues* texts = column.categorical();
  const auto cells = texts ? texts->categories.size() : static_cast<std::size_t>(column.rows());
  return static_cast<Index>(ceilOf(groups.categories_.size()) + ceilOf(cells) + 1);
}

std::int32_t GroupSearch::groupOf(const std::string& category) const {
  std::size_t place = std::hash<std::string>()(category);
  for (;; ++place) {
    const std::int32_t at = table_[place & (table_.size() - 1)];
    if (at < 0) return -1;
    if (groups_.categories_[static_cast<std::size_t>(at)] == category) {
      return groups_.groups_[static_cast<std::size_t>(at)];
    }
  }
}

void GroupSearch::insertSome() {
  const std::size_t to = std::min(groups_.categories_.size(), inserted_ + kSlice);
  for (; inserted_ < to; ++inserted_) {
    const std::string& category = groups_.categories_[inserted_];
    // Of equal ones, in what a person wrote, the first counts.
    if (groupOf(category) >= 0) continue;
    std::size_t place = std::hash<std::string>()(category);
    while (table_[place & (table_.size() - 1)] >= 0) ++place;
    table_[place & (table_.size() - 1)] = static_cast<std::int32_t>(inserted_);
  }
}

void GroupSearch::findSome() {
  if (const CategoricalValues* texts = column_.categorical()) {
    const std::size_t to = std::min(texts->categories.size(), found_ + kSlice);
    for (; found_ < to; ++found_) by_code_.push_back(groupOf(texts->categories[found_]));
    return;
  }
  const NumericValues& numbers = *column_.numeric();
  const std::size_t to = std::min(numbers.size(), found_ + kSlice);
  for (; found_ < to; ++found_) {
    const double number = numbers[found_];
    result_.push_back(std::isnan(number) ? -1 : groupOf(numberText(number)));
  }
}

void GroupSearch::work() {
  if (inserted_ < groups_.categories_.size()) return insertSome();
  const CategoricalValues* texts = column_.categorical();
  const auto cells = texts ? texts->categories.size() : static_cast<std::size_t>(column_.rows());
  if (found_ < cells) return findSome();
  if (!texts) return;
  result_.reserve(texts->codes.size());
  for (const std::int32_t code : texts->codes) result_.push_back(code < 0 ? -1 : by_code_[code]);
}

RareCategories rareCategoriesOf(const Arguments& arguments) {
  RareCategories rare;
  if (!arguments.isNull("min_frequency")) {
    const double value = arguments.number("min_frequency");
    if (value > 1 && value != std::floor(value)) {
      refuseValue(arguments, "min_frequency", Message("expected.rows-or-share"),
                  arguments.config().at("min_frequency"));
    }
    rare.min_frequency = value;
  }
  if (!arguments.isNull("max_categories")) {
    rare.max_categories = arguments.integer("max_categories");
  }
  return rare;
}

}  // namespace minibatch
