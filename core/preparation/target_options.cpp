#include "preparation/target_options.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/argument_check.h"
#include "base/error.h"
#include "preparation/target_scaler.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kTargetKeys = {
    "columns", "task", "encoding", "scaling", "positive_class", "class_names"};

[[noreturn]] void refuse(const char* key, const Message& expected, const json& received) {
  fail(
      ErrorCode::kInvalidArgument, "options.value",
      {{"call", "target"}, {"option", key}, {"expected", expected}, {"received", brief(received)}});
}

// One of some words, or nothing where it is left out; its place among them.
std::optional<std::size_t> choice(const json& target, const char* key,
                                  std::initializer_list<std::string_view> words) {
  const json value = target.value(key, json());
  if (value.is_null()) return std::nullopt;
  std::vector<std::string> choices;
  for (const std::string_view word : words) {
    if (value == word) return choices.size();
    choices.push_back('"' + std::string(word) + '"');
  }
  refuse(key, Message("expected.one-of", {{"choices", choices}}), value);
}

// A list of texts; empty where it is left out.
std::vector<std::string> texts(const json& target, const char* key, const char* expected) {
  const json list = target.value(key, json());
  if (list.is_null()) return {};
  const bool is_list =
      list.is_array() && !list.empty() &&
      std::ranges::all_of(list, [](const json& element) { return element.is_string(); });
  if (!is_list) refuse(key, Message(expected), list);
  return list.get<std::vector<std::string>>();
}

TargetOptions targetFrom(const json& target) {
  if (!target.is_object()) {
    fail(ErrorCode::kInvalidArgument, "options.not-an-object",
         {{"call", "target"}, {"received", brief(target)}});
  }
  for (const auto& [key, value] : target.items()) {
    if (std::ranges::count(kTargetKeys, key) || key == "output") continue;
    fail(ErrorCode::kInvalidArgument, "options.unknown",
         {{"call", "target"}, {"option", key}, {"known", kTargetKeys}});
  }
  TargetOptions result;
  result.output = target.value("output", "");
  result.columns = texts(target, "columns", "expected.target-columns");
  for (std::size_t i = 0; i < result.columns.size(); ++i) {
    const auto rest = result.columns.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    if (std::find(rest, result.columns.end(), result.columns[i]) == result.columns.end()) continue;
    refuse("columns", Message("expected.target-columns"), target["columns"]);
  }
  if (const auto task = choice(target, "task", {"classification", "regression"})) {
    result.task = static_cast<Task>(*task);
  }
  if (const auto encoding = choice(target, "encoding", {"integer", "one-hot"})) {
    result.encoding = static_cast<TargetEncoding>(*encoding);
  }
  if (target.contains("scaling")) {
    const auto scaler = choice(target, "scaling", {kTargetScalers[0], kTargetScalers[1]});
    result.scaling = scaler ? kTargetScalers[*scaler] : "";
  }
  result.classes.names = texts(target, "class_names", "expected.class-names");
  if (const json positive = target.value("positive_class", json()); !positive.is_null()) {
    if (!positive.is_string()) {
      refuse("positive_class", Message("expected.class-name"), positive);
    }
    result.classes.positive = positive.get<std::string>();
  }
  return result;
}

}  // namespace

std::vector<TargetOptions> targetsFrom(const json& options) {
  std::vector<TargetOptions> targets;
  if (!options.contains("targets")) return {targetFrom(options.value("target", json::object()))};
  for (const json& target : options["targets"]) targets.push_back(targetFrom(target));
  return targets;
}

}  // namespace minibatch
