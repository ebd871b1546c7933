#pragma once

#include <string>

namespace minibatch::golden {

/// A line of the table of parity.
struct Row {
  std::string kind, entry;  // "layer", "Conv2D"; of an entry of the catalogue its kind and class
  int cases = 0;
  double error = 0;  // the largest, relative to the largest value of the tensor
  double tolerance = 0;
  /// What was compared: "values", or "distribution" where both sides draw numbers of their own.
  std::string compared = "values";
};

/// Adds a row; rows of the same entry are put together. When all tests of the program have run, an
/// entry of the catalogue without a row is a failure. In the end each row is printed as a line of
/// JSON, in the catalogue's order, for tools/parity.mjs.
void addToReport(const Row& row);

}  // namespace minibatch::golden
