#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
namespace minibatch {

/// Numbers by name: the `logs` that Keras hands to callbacks, in the order they were written.
class Logs {
 public:
  Logs() = default;
  /// `names` may be longer than `values`; `prefix` goes before each name.
  Logs(const std::vector<std::string>& names, const std::vector<double>& values) {
    add("", names, values);
  }

  void add(std::string_view prefix, const std::vector<std::string>& names,
           const std::vector<double>& values);
  /// Replaces the value of a name that is there.
  void set(std::string_view name, double value);
  std::optional<double> get(std::string_view name) const;
  const std::vector<std::pair<std::string, double>>& entries() const { return entries_; }
  bool empty() const { return entries_.empty(); }

 private:
  std::vector<std::pair<std::string, double>> entries_;
};

/// A number for JSON, which has no NaN and no infinity: those become the texts "NaN", "Infinity"
/// and "-Infinity", which JavaScript's Number() reads.
nlohmann::json jsonNumber(double value);
/// {name: number …} as text, numbers as jsonNumber() writes them.
std::string toJson(const Logs& logs);
/// Reads what toJson() writes; names that were there `before` keep their order. Throws
/// kInvalidArgument naming a log that is no number.
Logs logsFrom(const nlohmann::json& json, const Logs& before, std::string_view call);

}  // namespace minibatch
