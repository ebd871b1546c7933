#include "training/logs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/merge_sort.h"
#include "base/number_text.h"

namespace minibatch {

void Logs::add(std::string_view prefix, const std::vector<std::string>& names,
               const std::vector<double>& values) {
  // In the order of their names, as Keras puts them.
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sortStable(order, [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  for (std::size_t i : order) set(std::string(prefix) + names[i], values[i]);
}

void Logs::set(std::string_view name, double value) {
  for (auto& [known, old] : entries_) {
    if (known != name) continue;
    old = value;
    return;
  }
  entries_.emplace_back(name, value);
}

std::optional<double> Logs::get(std::string_view name) const {
  for (const auto& [known, value] : entries_) {
    if (known == name) return value;
  }
  return std::nullopt;
}

nlohmann::json jsonNumber(double value) {
  if (std::isfinite(value)) return value;
  return numberText(value);
}

std::string toJson(const Logs& logs) {
  JsonObject object;
  for (const auto& [name, value] : logs.entries()) object.add(name, jsonNumber(value));
  return object.text();
}

namespace {

double logFrom(const std::string& name, const nlohmann::json& value, std::string_view call) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (value.is_number()) return value.get<double>();
  if (value == "NaN") return std::nan("");
  if (value == "Infinity") return kInfinity;
  if (value == "-Infinity") return -kInfinity;
  fail(ErrorCode::kInvalidArgument, "logs.not-a-number",
       {{"call", call}, {"log", name}, {"received", brief(value)}});
}

}  // namespace

Logs logsFrom(const nlohmann::json& json, const Logs& before, std::string_view call) {
  Logs logs;
  for (const auto& [name, value] : before.entries()) {
    if (json.contains(name)) logs.set(name, logFrom(name, json[name], call));
  }
  for (const auto& [name, value] : json.items()) logs.set(name, logFrom(name, value, call));
  return logs;
}

}  // namespace minibatch
