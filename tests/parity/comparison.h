#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/tensor.h"
#include "parity/golden.h"

namespace minibatch::golden {

/// Compares what one catalogue entry computes with its golden cases. When it ends, it prints a line
/// of the table of parity: kind, entry, number of cases, largest error.
class Comparison {
 public:
  /// Errors are relative to the largest value of the expected tensor, or absolute where that is all
  /// zeros.
  Comparison(std::string kind, std::string entry, double tolerance = 1e-5);
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;
  ~Comparison();

  /// What follows belongs to this case.
  void startCase(const nlohmann::json& json);
  void expectClose(std::string_view what, std::span<const Real> actual, const Array& expected);
  void expectClose(std::string_view what, std::span<const double> actual,
                   std::span<const double> expected);
  void expectClose(std::string_view what, double actual, double expected);

 private:
  std::string kind_, entry_;
  double tolerance_;
  std::string case_;
  int cases_ = 0;
  double largest_ = 0;
};

}  // namespace minibatch::golden
