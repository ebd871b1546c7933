#include "base/read_number.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/ascii.h"

namespace minibatch {
namespace {

// No double and no half-way point between two has more digits than these; of what follows it only
// matters whether it is 0.
constexpr int kMaxDigits = 770;

// The digits of a decimal: where they are, their value as long as it is exact, and how many places
// follow the point.
struct Digits {
  std::uint64_t value = 0;
  int count = 0;        // all digits
  int significant = 0;  // of those, from the first that is not 0
  int places = 0;
};

std::size_t readDigits(std::string_view text, std::size_t at, bool behind_point, Digits& digits) {
  for (; at < text.size() && isDigit(text[at]); ++at) {
    ++digits.count;
    if (digits.significant > 0 || text[at] != '0') ++digits.significant;
    if (digits.significant <= 19) {
      digits.value = digits.value * 10 + static_cast<std::uint64_t>(text[at] - '0');
    }
    digits.places += behind_point;
  }
  return at;
}

// A whole number of any size that occurs here: the longest is 10^1100 beside a double's bits.
class Whole {
 public:
  void multiplyAdd(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (int i = 0; i < size_; ++i) {
      carry += std::uint64_t{parts_[i]} * factor;
      parts_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry) parts_[size_++] = static_cast<std::uint32_t>(carry);
  }

  void multiplyByPowerOf10(int power) {
    for (; power >= 9; power -= 9) multiplyAdd(1'000'000'000, 0);
    for (; power > 0; --power) multiplyAdd(10, 0);
  }

  int bits() const { return 32 * size_ - std::countl_zero(parts_[size_ - 1]); }

  void shiftLeft(int count) {
    const int whole = count / 32;
    std::copy_backward(parts_.begin(), parts_.begin() + size_, parts_.begin() + size_ + whole);
    std::fill_n(parts_.begin(), whole, 0u);
    size_ += whole;
    multiplyAdd(std::uint32_t{1} << (count % 32), 0);
  }

  /// Below 0, 0 or above.
  int compare(const Whole& other) const {
    if (size_ != other.size_) return size_ - other.size_;
    for (int i = size_ - 1; i >= 0; --i) {
      if (parts_[i] != other.parts_[i]) return parts_[i] < other.parts_[i] ? -1 : 1;
    }
    return 0;
  }

  /// Of a number that is not larger.
  void subtract(const Whole& other) {
    std::int64_t carry = 0;
    for (int i = 0; i < size_; ++i) {
      carry += std::int64_t{parts_[i]} - (i < other.size_ ? other.parts_[i] : 0);
      parts_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    while (size_ > 1 && parts_[size_ - 1] == 0) --size_;
  }

 private:
  std::array<std::uint32_t, 200> parts_{};  // the lowest first
  int size_ = 1;
};

// The quotient of the digits and a power of 10, bit by bit as on paper.
double divided(Whole above, Whole below) {
  int exponent = above.bits() - below.bits();
  if (exponent < 0) above.shiftLeft(-exponent);
  if (exponent > 0) below.shiftLeft(exponent);
  if (above.compare(below) < 0) {
    above.shiftLeft(1);
    --exponent;
  }
  // The quotient is now at least 1 and below 2. The smallest doubles have fewer bits.
  using Limits = std::numeric_limits<double>;
  const int bits = std::min(Limits::digits, Limits::digits + exponent - Limits::min_exponent + 1);
  std::uint64_t result = 0;
  for (int bit = 0; bit < bits; ++bit) {
    const bool is_set = above.compare(below) >= 0;
    if (is_set) above.subtract(below);
    result = 2 * result + is_set;
    above.shiftLeft(1);
  }
  const int rest = bits < 0 ? -1 : above.compare(below);
  result += rest > 0 || (rest == 0 && result % 2 == 1);
  return std::ldexp(static_cast<double>(result), exponent + 1 - std::max(bits, 0));
}

// `text` begins at the first digit; the decimal is its digits times a power of 10.
double exactly(std::string_view text, Digits digits, int power) {
  const int first = digits.significant + power;  // the place of the first digit
  if (digits.significant == 0 || first < -330) return 0;
  if (first > 310) return std::numeric_limits<double>::infinity();
  Whole above, below;
  int taken = 0, skipped = 0;
  bool is_rest = false;
  for (const char c : text) {
    if (!isDigit(c)) {
      if (c != '.') break;
      continue;
    }
    if (taken == 0 && c == '0') continue;
    if (taken < kMaxDigits) {
      above.multiplyAdd(10, static_cast<std::uint32_t>(c - '0'));
      ++taken;
    } else {
      is_rest |= c != '0';
      ++skipped;
    }
  }
  if (is_rest) {
    above.multiplyAdd(10, 1);
    --skipped;
  }
  power += skipped;
  below.multiplyAdd(1, 1);
  above.multiplyByPowerOf10(power);
  below.multiplyByPowerOf10(-power);
  return divided(above, below);
}

}  // namespace

double readNumber(std::string_view text) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const std::size_t begin = !text.empty() && (text[0] == '+' || text[0] == '-');
  Digits digits;
  std::size_t at = readDigits(text, begin, false, digits);
  if (at < text.size() && text[at] == '.') at = readDigits(text, at + 1, true, digits);
  if (digits.count == 0) return kNone;
  int exponent = 0;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const bool negative = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (at == text.size()) return kNone;
    for (; at < text.size() && isDigit(text[at]); ++at) {
      exponent = std::min(exponent * 10 + (text[at] - '0'), 100'000'000);
    }
    if (negative) exponent = -exponent;
  }
  if (at != text.size()) return kNone;

  // Exact operands and one rounding (Clinger, 1990); else the slow way.
  constexpr std::array<double, 23> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const int power = exponent - digits.places;
  double result;
  if (digits.significant <= 19 && digits.value <= (std::uint64_t{1} << 53) && power >= -22 &&
      power <= 22) {
    const auto value = static_cast<double>(digits.value);
    result = power < 0 ? value / kPowers[-power] : value * kPowers[power];
  } else {
    result = exactly(text.substr(begin), digits, power);
  }
  return text[0] == '-' ? -result : result;
}

}  // namespace minibatch
