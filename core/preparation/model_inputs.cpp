#include "preparation/model_inputs.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/merge_sort.h"
#include "preparation/preparation.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::span<const std::string> originsIn(const Column& column) {
  return column.origins ? std::span(*column.origins) : std::span(&column.name, 1);
}

// Columns that steps put together: they go to the same input.
struct Group {
  std::string name;
  std::vector<std::string> columns;
  Index width = 0;
};

std::vector<Group> groupsOf(const Table& features) {
  std::unordered_map<std::string, std::size_t> numbers;
  std::vector<Group> groups;
  for (const Column& feature : features.columns()) {
    std::size_t first = groups.size();
    for (const std::string& origin : originsIn(feature)) {
      const auto [found, is_new] = numbers.emplace(origin, first);
      if (is_new && first == groups.size()) groups.push_back({origin, {}, 0});
      if (is_new) groups[first].columns.push_back(origin);
      if (found->second == first) continue;
      if (first == groups.size()) {
        first = found->second;
        continue;
      }
      Group joined = std::exchange(groups[found->second], {});
      for (const std::string& column : joined.columns) numbers[column] = first;
      std::ranges::move(joined.columns, std::back_inserter(groups[first].columns));
      groups[first].width += joined.width;
    }
    if (first < groups.size()) ++groups[first].width;
  }
  std::erase_if(groups, [](const Group& group) { return group.width == 0; });
  return groups;
}

// Looks for the ways to deal out groups to inputs of known sizes, which take all there is.
class Dealer {
 public:
  Dealer(const std::vector<Group>& groups, const std::vector<ModelInput>& inputs)
      : groups_(groups), taker_(groups.size()) {
    for (const ModelInput& input : inputs) left_.push_back(input.size);
    deal(0);
  }

  // The input of each group; empty unless there is one way.
  std::vector<std::size_t> only() const {
    return ways_ == 1 && steps_ < kMostSteps ? found_ : std::vector<std::size_t>();
  }

 private:
  static constexpr int kMostSteps = 100000;

  void deal(std::size_t at) {
    if (ways_ > 1 || ++steps_ >= kMostSteps) return;
    if (at == groups_.size()) {
      ++ways_;
      found_ = taker_;
      return;
    }
    for (std::size_t input = 0; input < left_.size(); ++input) {
      if (left_[input] < groups_[at].width) continue;
      left_[input] -= groups_[at].width;
      taker_[at] = input;
      deal(at + 1);
      left_[input] += groups_[at].width;
    }
  }

  const std::vector<Group>& groups_;
  std::vector<Index> left_;
  std::vector<std::size_t> taker_, found_;
  int ways_ = 0, steps_ = 0;
};

[[noreturn]] void refuseToSuggest(const std::vector<Group>& groups,
                                  const std::vector<ModelInput>& inputs) {
  constexpr std::size_t kNamed = 20;
  std::vector<std::string> expected, known;
  for (const ModelInput& input : inputs) {
    expected.push_back('"' + input.name + "\" (" + std::to_string(input.size) + ')');
  }
  for (const Group& group : groups) {
    if (known.size() == kNamed) {
      known.emplace_back("…");
      break;
    }
    std::string name = '"' + group.name + '"';
    if (group.width > 1) name += " (" + std::to_string(group.width) + ')';
    known.push_back(std::move(name));
  }
  fail(ErrorCode::kInvalidData, "inputs.unclear", {{"inputs", expected}, {"columns", known}});
}

void suggest(const Table& features, std::vector<ModelInput>& inputs) {
  const std::vector<Group> groups = groupsOf(features);
  const auto total = static_cast<Index>(features.columns().size());
  const bool all_take_all =
      std::ranges::all_of(inputs, [&](const ModelInput& input) { return input.size == total; });
  Index wanted = 0;
  for (const ModelInput& input : inputs) wanted += input.size;
  std::vector<std::size_t> takers;
  if (!all_take_all) {
    // More groups than this are never clear.
    constexpr std::size_t kMostGroups = 1000;
    if (wanted == total && groups.size() <= kMostGroups) takers = Dealer(groups, inputs).only();
    if (takers.empty()) refuseToSuggest(groups, inputs);
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    inputs[i].columns.emplace();
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (!all_take_all && takers[group] != i) continue;
      std::ranges::copy(groups[group].columns, std::back_inserter(*inputs[i].columns));
    }
  }
}

}  // namespace

bool ModelInput::takes(const std::string& column) const {
  return !columns || std::ranges::count(*columns, column) > 0;
}

std::vector<ModelInput> modelInputsFrom(const json& options) {
  std::vector<ModelInput> inputs;
  const json list = options.value("inputs", json());
  if (list.is_null()) return inputs;
  for (const json& one : list) {
    ModelInput input{
        .name = one.at("name"), .columns = {}, .size = one.value("size", 0), .features = {}};
    if (one.contains("columns")) {
      input.columns = one["columns"].get<std::vector<std::string>>();
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

void findFeatures(const Table& features, std::vector<ModelInput>& inputs) {
  if (std::ranges::any_of(inputs, [](const ModelInput& input) { return !input.columns; })) {
    suggest(features, inputs);
  }
  std::vector<std::unordered_set<std::string>> columns;
  for (const ModelInput& input : inputs) {
    columns.emplace_back(input.columns->begin(), input.columns->end());
  }
  for (const Column& feature : features.columns()) {
    const auto origins = originsIn(feature);
    bool is_used = false;
    std::size_t most = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto taken = static_cast<std::size_t>(std::ranges::count_if(
          origins, [&](const std::string& origin) { return columns[i].contains(origin); }));
      most = std::max(most, taken);
      if (taken < origins.size()) continue;
      inputs[i].features.push_back(feature.name);
      is_used = true;
    }
    if (is_used || most == 0) continue;
    std::vector<std::string> names;
    for (const std::string& origin : origins) names.push_back('"' + origin + '"');
    fail(ErrorCode::kInvalidData, "inputs.mixed", {{"column", feature.name}, {"columns", names}});
  }
  for (const ModelInput& input : inputs) {
    if (!input.features.empty()) continue;
    fail(ErrorCode::kInvalidData, "inputs.empty", {{"input", input.name}});
  }
}

InputValues::InputValues(std::vector<ModelInput> inputs, Index rows) {
  for (ModelInput& input : inputs) {
    const std::size_t size = checkedProduct(rows, static_cast<Index>(input.features.size()));
    inputs_.push_back({std::move(input), std::vector<float>(size)});
  }
}

void InputValues::copy(const Column& column, const RowNumbers& rows) {
  for (auto& [input, values, next] : inputs_) {
    if (next == input.features.size() || input.features[next] != column.name) continue;
    copyFeature(column, rows, values.data() + next++, static_cast<Index>(input.features.size()));
  }
}

Dataset InputValues::take(const std::optional<Windows>& windows) {
  std::optional<Dataset> result;
  std::vector<std::string> names;
  for (auto& [input, values, next] : inputs_) {
    const auto width = static_cast<Index>(input.features.size());
    const Dataset one = windows ? Dataset::fromSeries(std::move(values), width, windows->length,
                                                      windows->sampling_rate)
                                : Dataset::fromFloats(std::move(values), {width});
    result = result ? result->withInputsOf(one) : one;
    names.push_back(input.name);
  }
  return result->withNames(std::move(names), {});
}

}  // namespace minibatch
