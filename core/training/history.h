#pragma once

#include <string>
#include <utility>
#include <vector>

#include "training/logs.h"

namespace minibatch {

/// The logs of a fit, one number an epoch: Keras's History. As there, a log that some epochs lack
/// has fewer numbers.
class History {
 public:
  const std::vector<int>& epochs() const { return epochs_; }
  const std::vector<std::pair<std::string, std::vector<double>>>& values() const { return values_; }

  void add(int epoch, const Logs& logs) {
    epochs_.push_back(epoch);
    for (const auto& [name, value] : logs.entries()) valuesOf(name).push_back(value);
  }

 private:
  std::vector<double>& valuesOf(const std::string& name) {
    for (auto& [known, values] : values_) {
      if (known == name) return values;
    }
    return values_.emplace_back(name, std::vector<double>()).second;
  }

  std::vector<int> epochs_;
  std::vector<std::pair<std::string, std::vector<double>>> values_;
};

}  // namespace minibatch
