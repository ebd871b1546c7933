#include "data/plain_number.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"

namespace minibatch {
namespace {

constexpr std::size_t kMost = 15;
constexpr std::array<double, kMost + 1> kPowers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

constexpr std::uint64_t kLows = eightTimes(0x7f), kZeros = eightTimes('0');

struct Digits {
  bool are_digits = false;
  std::uint64_t value = 0;
  std::size_t fraction = 0;  // how many of them are behind a point
  bool has_point = false;
};

// Of up to eight characters at once, in a word whose last byte is the last of them.
Digits digitsOfWord(std::uint64_t word, std::size_t length) {
  const std::uint64_t others = (std::uint64_t{1} << (64 - 8 * length)) - 1;
  if (length < 8) word = (word & ~others) | (kZeros & others);
  Digits digits;
  const std::uint64_t x = word ^ eightTimes('.');
  const std::uint64_t points = ~(((x & kLows) + kLows) | x | kLows);
  if (points != 0) {
    if ((points & (points - 1)) != 0) return {};
    // What is before the point moves to its place.
    const auto place = static_cast<std::size_t>(std::countr_zero(points)) - 7;
    const std::uint64_t below = (std::uint64_t{1} << place) - 1;
    word = (word & ~(below | std::uint64_t{0xff} << place)) | (word & below) << 8 | '0';
    digits.fraction = 7 - place / 8;
    digits.has_point = true;
  }
  constexpr std::uint64_t kHalves = eightTimes(0xf0);
  digits.are_digits = (word & kHalves) == kZeros && ((word + eightTimes(0x06)) & kHalves) == kZeros;
  // Pairs of digits, fours, eight of them (Mula and Lemire, "Faster number parsing", 2018).
  word = ((word & eightTimes(0x0f)) * 2561) >> 8;
  word = ((word & 0x00ff00ff00ff00ff) * 6553601) >> 16;
  digits.value = ((word & 0x0000ffff0000ffff) * 42949672960001) >> 32;
  return digits;
}

Digits digitsOf(const char* text, std::size_t length) {
  Digits digits;
  std::size_t point = length;
  for (std::size_t at = 0; at < length; ++at) {
    if (isDigit(text[at])) {
      digits.value = digits.value * 10 + static_cast<std::uint64_t>(text[at] - '0');
    } else if (text[at] == '.' && point == length) {
      point = at;
    } else {
      return {};
    }
  }
  digits.are_digits = true;
  digits.has_point = point < length;
  digits.fraction = digits.has_point ? length - point - 1 : 0;
  return digits;
}

}  // namespace

void readPlainNumber(const char* cell, std::size_t size, std::size_t before, PlainNumber& number) {
  const bool is_negative = size > 0 && cell[0] == '-';
  const char* const written = cell + is_negative;
  const std::size_t length = size - is_negative;
  number.is_plain = false;
  if (length == 0 || length > kMost) return;
  Digits digits;
  if (length <= 8 && before + size >= 8) {
    std::uint64_t word;
    std::memcpy(&word, cell + size - 8, sizeof word);
    digits = digitsOfWord(word, length);
  } else {
    digits = digitsOf(written, length);
  }
  if (!digits.are_digits) return;
  // A point alone is no number, and 007 may be a code.
  if (length > 1 ? written[0] == '0' && !digits.has_point : digits.has_point) return;
  number.is_plain = true;
  number.has_point = digits.has_point;
  // One rounding, as both are exact (Clinger, 1990).
  double value = static_cast<double>(static_cast<std::int64_t>(digits.value));
  if (digits.has_point) value /= kPowers[digits.fraction];
  number.value = is_negative ? -value : value;
}

}  // namespace minibatch
