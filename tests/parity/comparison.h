#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/tensor.h"
#include "parity/golden.h"
#include "parity/report.h"

namespace minibatch::golden {

/// Compares what one catalogue entry computes with its golden cases. When it ends, it adds a row to
/// the table of parity: kind, entry, number of cases, largest error.
class Comparison {
 public:
  /// Errors are relative to the largest value of the expected tensor, or absolute where that is all
  /// zeros. A tolerance of 0: the same to the bit. An entry of the catalogue is named by its kind
  /// ("layer") and its class name or any other name of it.
  Comparison(std::string_view kind, std::string_view entry, double tolerance = 1e-5,
             std::string_view compared = "values");
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
  Row row_;
  std::string case_;
};

}  // namespace minibatch::golden
