#include "preparation/sampling_strategy.h"

#include <algorithm>

#include "base/error.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

using Plan = std::vector<std::pair<Index, Index>>;

std::vector<Index> present(const std::vector<Index>& counts) {
  std::vector<Index> classes;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] > 0) classes.push_back(static_cast<Index>(c));
  }
  return classes;
}

// The first of the largest, or of the smallest, classes.
Index majorityOf(const std::vector<Index>& counts) {
  return std::ranges::max_element(counts) - counts.begin();
}

Index minorityOf(const std::vector<Index>& counts) {
  const std::vector<Index> classes = present(counts);
  return *std::ranges::min_element(classes, {}, [&](Index c) { return counts[c]; });
}

}  // namespace

SamplingStrategy::SamplingStrategy(const Arguments& arguments, Sampling sampling)
    : step_(arguments.entry().class_name),
      sampling_(sampling),
      value_(arguments.config().at("sampling_strategy")) {}

Plan SamplingStrategy::of(const PreparationData& data) const {
  if (data.classes == 0 || data.has_outputs) {
    fail(ErrorCode::kInvalidData,
         data.has_outputs ? "sampling.one-output" : "sampling.classes-only", {{"step", step_}});
  }
  const std::vector<Index> counts = classCounts(data);
  if (present(counts).size() < 2) {
    fail(ErrorCode::kInvalidData, "sampling.one-class", {{"step", step_}});
  }
  if (value_.is_number()) return byRatio(data, counts);
  return value_.is_object() ? byName(data, counts) : byWord(counts);
}

Plan SamplingStrategy::byWord(const std::vector<Index>& counts) const {
  auto word = value_.get<std::string>();
  if (word == "auto") word = sampling_ == Sampling::kOver ? "not majority" : "not minority";
  const Index majority = majorityOf(counts), minority = minorityOf(counts);
  Plan plan;
  for (const Index c : present(counts)) {
    const bool chosen = word == "all" || (word == "minority" && c == minority) ||
                        (word == "majority" && c == majority) ||
                        (word == "not minority" && c != minority) ||
                        (word == "not majority" && c != majority);
    if (!chosen) continue;
    plan.emplace_back(
        c, sampling_ == Sampling::kOver ? counts[majority] - counts[c] : counts[minority]);
  }
  return plan;
}

Plan SamplingStrategy::byRatio(const PreparationData& data,
                               const std::vector<Index>& counts) const {
  const auto ratio = value_.get<double>();
  const std::vector<Index> classes = present(counts);
  if (classes.size() != 2) {
    fail(ErrorCode::kInvalidData, "sampling.ratio-of-two",
         {{"step", step_}, {"ratio", ratio}, {"count", classes.size()}});
  }
  const Index majority = majorityOf(counts), minority = minorityOf(counts);
  const bool over = sampling_ == Sampling::kOver;
  // Of equal classes one is neither the first largest nor the first smallest.
  const Index c = over ? classes[classes[0] == majority] : classes[classes[0] == minority];
  const auto most = static_cast<double>(counts[majority]);
  const auto least = static_cast<double>(counts[minority]);
  const auto count = static_cast<double>(counts[c]);
  const auto rows = static_cast<Index>(over ? most * ratio - count : least / ratio);
  if (over ? rows <= 0 : rows > counts[c]) {
    refuse(data, c, counts[c], over ? static_cast<Index>(most * ratio) : rows);
  }
  return {{c, rows}};
}

Plan SamplingStrategy::byName(const PreparationData& data, const std::vector<Index>& counts) const {
  Plan plan;
  for (const auto& [name, asked] : value_.items()) {
    Index c = 0;
    while (c < data.classes && (counts[c] == 0 || data.className(c) != name)) ++c;
    if (c == data.classes) {
      std::vector<std::string> known;
      for (const Index one : present(counts)) known.push_back('"' + data.className(one) + '"');
      fail(ErrorCode::kInvalidData, "sampling.unknown-class",
           {{"step", step_}, {"class", name}, {"known", known}});
    }
    const auto rows = static_cast<Index>(asked.get<double>());
    const bool over = sampling_ == Sampling::kOver;
    if (over ? rows < counts[c] : rows > counts[c]) refuse(data, c, counts[c], rows);
    plan.emplace_back(c, over ? rows - counts[c] : rows);
  }
  sortStable(plan);
  return plan;
}

void SamplingStrategy::refuse(const PreparationData& data, Index cls, Index count,
                              Index asked) const {
  fail(ErrorCode::kInvalidData,
       sampling_ == Sampling::kOver ? "sampling.adds-only" : "sampling.removes-only",
       {{"step", step_}, {"class", data.className(cls)}, {"count", count}, {"asked", asked}});
}

std::vector<Index> classCounts(const PreparationData& data) {
  std::vector<Index> counts(static_cast<std::size_t>(data.classes));
  for (const std::uint32_t row : data.train) ++counts[static_cast<std::size_t>(data.targets[row])];
  return counts;
}

}  // namespace minibatch
