#pragma once

#include <string_view>

namespace minibatch {

/// How the cells of a file are read, and those that a person types: the one place that says what is
/// a number and what is missing.

/// Without white space at either end, of any kind that JavaScript's trim() knows.
std::string_view trimmed(std::string_view cell);

/// Whether a trimmed cell stands for nothing: it is empty, ?, NA, N/A, NaN, null, None or #N/A.
bool isMissingCell(std::string_view cell);

/// The number that a trimmed cell spells, as in 7, -2.5, .5 or 1e-3; NaN where it is none.
double cellNumber(std::string_view cell);

/// Whether a cell is a code such as 007, which would lose its zeros as a number.
bool hasLeadingZero(std::string_view cell);

}  // namespace minibatch
