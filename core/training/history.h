#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace minibatch {

/// The logs of a fit, one number an epoch: Keras's History.
class History {
 public:
  explicit History(std::vector<std::string> names) : names_(std::move(names)) {
    values_.resize(names_.size());
  }

  const std::vector<std::string>& names() const { return names_; }
  const std::vector<int>& epochs() const { return epochs_; }
  const std::vector<double>& values(std::size_t name) const { return values_[name]; }

  /// `values` in the order of names().
  void add(int epoch, const std::vector<double>& values) {
    epochs_.push_back(epoch);
    for (std::size_t i = 0; i < names_.size(); ++i) values_[i].push_back(values[i]);
  }

  /// The newest value of a log; nothing before the first epoch's end or for an unknown name.
  std::optional<double> last(std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name && !values_[i].empty()) return values_[i].back();
    }
    return std::nullopt;
  }

 private:
  std::vector<std::string> names_;
  std::vector<int> epochs_;
  std::vector<std::vector<double>> values_;
};

}  // namespace minibatch
