#include "look/groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/deadline.h"
#include "base/error.h"
#include "look/hash.h"
#include "look/look.h"

namespace minibatch {
namespace {

constexpr std::size_t kFewSlots = 64;

}  // namespace

Groups::Groups(Column column) : column_(std::move(column)) {
  const CategoricalValues* text = column_.categorical();
  slots_.assign(text ? text->categories.size() : kFewSlots, -1);
  codes_.reserve(static_cast<std::size_t>(column_.rows()));
}

bool Groups::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (row_ == column_.rows()) return true;
    work();
  } while (!deadline.passed());
  return row_ == column_.rows();
}

void Groups::work() {
  const NumericValues* numbers = column_.numeric();
  const Index end = std::min(column_.rows(), row_ + Look::kSliceRows);
  for (; row_ < end; ++row_) {
    if (column_.isMissing(row_)) {
      if (missing_++ == 0) before_missing_ = size();
      codes_.push_back(-1);
      continue;
    }
    const std::int32_t group =
        numbers ? groupOf((*numbers)[row_]) : groupOf(column_.categorical()->codes[row_]);
    ++counts_[group];
    codes_.push_back(group);
  }
}

std::int32_t Groups::groupOf(std::int32_t category) {
  std::int32_t& group = slots_[category];
  if (group < 0) {
    group = static_cast<std::int32_t>(counts_.size());
    counts_.push_back(0);
    categories_.push_back(category);
  }
  return group;
}

std::int32_t Groups::groupOf(double number) {
  number += 0.0;  // -0 is 0
  if (2 * numbers_.size() >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hashOf(number) & mask;
  while (slots_[slot] >= 0 && numbers_[slots_[slot]] != number) slot = (slot + 1) & mask;
  if (slots_[slot] < 0) {
    slots_[slot] = static_cast<std::int32_t>(counts_.size());
    counts_.push_back(0);
    numbers_.push_back(number);
  }
  return slots_[slot];
}

void Groups::grow() {
  slots_.assign(2 * slots_.size(), -1);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t group = 0; group < numbers_.size(); ++group) {
    std::size_t slot = hashOf(numbers_[group]) & mask;
    while (slots_[slot] >= 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::int32_t>(group);
  }
}

void Groups::requireFew(Index limit) const {
  if (size() <= limit) return;
  fail(ErrorCode::kInvalidData, "look.many-values",
       {{"column", name()}, {"received", size()}, {"limit", limit}});
}

nlohmann::json Groups::value(Index group) const {
  if (const CategoricalValues* text = column_.categorical()) {
    return text->categories[categories_[group]];
  }
  return numberJson(numbers_[group]);
}

// A heap of the first ones: quick where few are asked for, however many there are.
template <class Less>
std::vector<std::int32_t> Groups::firstOf(Index limit, const Less& less) const {
  std::vector<std::int32_t> groups(counts_.size());
  std::iota(groups.begin(), groups.end(), 0);
  const auto end = groups.begin() + std::min(limit, size());
  std::partial_sort(groups.begin(), end, groups.end(), less);
  groups.erase(end, groups.end());
  return groups;
}

std::vector<std::int32_t> Groups::sorted(Index limit) const {
  const CategoricalValues* text = column_.categorical();
  return firstOf(limit, [&](std::int32_t a, std::int32_t b) {
    return text ? text->categories[categories_[a]] < text->categories[categories_[b]]
                : numbers_[a] < numbers_[b];
  });
}

std::vector<std::int32_t> Groups::mostFrequent(Index limit) const {
  return firstOf(limit, [&](std::int32_t a, std::int32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b;
  });
}

}  // namespace minibatch
