#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/shape.h"
#include "data/dataset.h"

namespace minibatch {

/// Reads the options of a call, each once; what is left over is refused by name.
class Options {
 public:
  /// `text` is a JSON object; `call` names the call in messages: "fit".
  Options(std::string_view text, std::string_view call);

  /// A whole number of at least `minimum` (and at most 2^31 - 1).
  Index integer(std::string_view name, Index standard, Index minimum);
  double number(std::string_view name, double standard);
  bool boolean(std::string_view name, bool standard);
  nlohmann::json list(std::string_view name);
  /// Keras's class_weight: {"0": 1, "1": 5}, weights by class number; or "balanced", those that
  /// `data` balances its classes with.
  std::map<int, float> classWeights(std::string_view name, const Dataset& data);
  /// Throws kInvalidArgument naming an option nobody asked for.
  void refuseOthers() const;

 private:
  nlohmann::json take(std::string_view name);
  [[noreturn]] void refuse(std::string_view name, const Message& expected,
                           const nlohmann::json& received) const;

  nlohmann::json values_;
  std::string call_;
  std::vector<std::string> known_;
};

}  // namespace minibatch
