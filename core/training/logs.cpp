#include "training/logs.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/number_text.h"

namespace minibatch {

void Logs::add(std::string_view prefix, const std::vector<std::string>& names,
               const std::vector<double>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) set(std::string(prefix) + names[i], values[i]);
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

nlohmann::ordered_json toJson(const Logs& logs) {
  nlohmann::ordered_json result = nlohmann::ordered_json::object();
  for (const auto& [name, value] : logs.entries()) result[name] = jsonNumber(value);
  return result;
}

Logs logsFrom(const nlohmann::ordered_json& json, std::string_view where) {
  Logs logs;
  for (const auto& [name, value] : json.items()) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (value.is_number()) {
      logs.set(name, value.get<double>());
    } else if (value == "NaN") {
      logs.set(name, std::nan(""));
    } else if (value == "Infinity" || value == "-Infinity") {
      logs.set(name, value == "Infinity" ? kInfinity : -kInfinity);
    } else {
      fail(ErrorCode::kInvalidArgument, where, ": the log \"", name,
           "\" must be a number, but received ", value.dump(), ".");
    }
  }
  return logs;
}

}  // namespace minibatch
