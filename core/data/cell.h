#pragma once

#include <string_view>

namespace minibatch {

/// How the cells of a file are read, and those that a person types: the one place that says what is
/// a number and what is missing.

/// Without white space at either end, of any kind that JavaScript's trim() knows.
std::string_view trimmed(std::string_view cell);

/// Whether a trimmed cell stands for nothing: it is empty, ?, NA, N/A, #N/A, <NA>, NaN, null or
/// None, in letters of either case.
bool isMissingCell(std::string_view cell);

/// Whether a cell stands for nothing among numbers, as a dash or a point; among texts it is a text.
bool isMissingNumber(std::string_view cell);

/// The number that a trimmed cell spells, as in 7, -2.5, .5 or 1e-3; NaN where it is none.
double cellNumber(std::string_view cell);

/// What may stand between thousands: a separator that parts groups of three digits.
constexpr char kAnyThousands = '*', kNoThousands = '\0';

/// The number that a trimmed cell spells as people write it, with `decimal`, a point or a comma,
/// before its fraction: also 1,234.5, 1 234, $5, 12.5% (which is 12.5) or −3 with a Unicode minus;
/// NaN where it is none. A separator of thousands that is named may stand between any digits, as in
/// pandas.
double writtenNumber(std::string_view cell, char decimal, char thousands = kAnyThousands);

/// Whether a cell has the sign of a currency whose users write points before fractions, as $, £ or
/// ₩; € says nothing.
bool hasPointCurrency(std::string_view cell);

/// Whether a cell is a code such as 007, which would lose its zeros as a number; 003.10 is none.
bool isZeroPaddedCode(std::string_view cell);

}  // namespace minibatch
