#include "data/cell.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/read_number.h"

namespace minibatch {
namespace {

// Of the white space beyond ASCII, as UTF-8.
constexpr std::array<std::string_view, 19> kSpaces = {
    "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
    "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87",
    "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9",
    "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};

constexpr std::array<std::string_view, 8> kMissing = {"?",    "na",   "n/a",  "nan",
                                                      "null", "none", "#n/a", "<na>"};

// Signs before or behind a number that say what it counts.
constexpr std::array<std::string_view, 12> kUnits = {"$",  "€", "£", "¥",  "￥", "₩",
                                                     "￦", "₹", "₽", "원", "円", "元"};
// Of them those of whose users some write commas before fractions.
constexpr std::array<std::string_view, 2> kEitherUnits = {"€", "₽"};
constexpr std::array<std::string_view, 2> kPercents = {"%", "％"};
constexpr std::array<std::string_view, 2> kMinuses = {"\xE2\x88\x92", "\xEF\xBC\x8D"};
// What may stand between thousands, the spaces and apostrophes as one kind each.
constexpr std::array<std::pair<std::string_view, char>, 8> kThousands = {{{",", ','},
                                                                          {".", '.'},
                                                                          {" ", ' '},
                                                                          {"\xC2\xA0", ' '},
                                                                          {"\xE2\x80\xAF", ' '},
                                                                          {"\xE2\x80\x89", ' '},
                                                                          {"'", '\''},
                                                                          {"’", '\''}}};

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

template <std::size_t N>
bool removePrefix(std::string_view& text, const std::array<std::string_view, N>& prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (!text.starts_with(prefix)) continue;
    text.remove_prefix(prefix.size());
    return true;
  }
  return false;
}

template <std::size_t N>
bool removeSuffix(std::string_view& text, const std::array<std::string_view, N>& suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (!text.ends_with(suffix)) continue;
    text.remove_suffix(suffix.size());
    return true;
  }
  return false;
}

// Whether a sign was taken away, and whether it was a minus.
enum class Sign { kNone, kPlus, kMinus };
Sign takeSign(std::string_view& text) {
  if (text.empty()) return Sign::kNone;
  if (text.front() == '-' || text.front() == '+') {
    const Sign sign = text.front() == '-' ? Sign::kMinus : Sign::kPlus;
    text.remove_prefix(1);
    return sign;
  }
  return removePrefix(text, kMinuses) ? Sign::kMinus : Sign::kNone;
}

// The separator of thousands that `text` begins with, and its length; '\0' where there is none.
std::pair<char, std::size_t> thousandsAt(std::string_view text) {
  for (const auto& [spelling, kind] : kThousands) {
    if (text.starts_with(spelling)) return {kind, spelling.size()};
  }
  return {'\0', 0};
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  for (bool more = true; more && !cell.empty();) {
    more = false;
    if (isSpace(cell.front())) {
      cell.remove_prefix(1);
      more = true;
    } else if (cell.front() < 0) {
      for (const std::string_view space : kSpaces) {
        if (!cell.starts_with(space)) continue;
        cell.remove_prefix(space.size());
        more = true;
      }
    }
  }
  for (bool more = true; more && !cell.empty();) {
    more = false;
    if (isSpace(cell.back())) {
      cell.remove_suffix(1);
      more = true;
    } else if (cell.back() < 0) {
      for (const std::string_view space : kSpaces) {
        if (!cell.ends_with(space)) continue;
        cell.remove_suffix(space.size());
        more = true;
      }
    }
  }
  return cell;
}

bool isMissingCell(std::string_view cell) {
  if (cell.empty()) return true;
  constexpr std::string_view kFirst = "?nN#<";
  if (cell.size() > 4 || kFirst.find(cell.front()) == std::string_view::npos) return false;
  return std::ranges::any_of(
      kMissing, [&](std::string_view word) { return std::ranges::equal(cell, word, {}, lower); });
}

double cellNumber(std::string_view cell) { return readNumber(cell); }

bool isMissingNumber(std::string_view cell) {
  if (isMissingCell(cell)) return true;
  return !isLetter(cell.front()) &&
         (cell == "-" || cell == "." || cell == "--" || cell == "–" || cell == "—");
}

double writtenNumber(std::string_view cell, char decimal, char thousands) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  constexpr std::size_t kLongest = 64;
  if (cell.empty() || cell.size() > kLongest || isLetter(cell.front())) return kNone;
  Sign sign = takeSign(cell);
  if (removePrefix(cell, kUnits)) {
    cell = trimmed(cell);
    if (sign == Sign::kNone) sign = takeSign(cell);
  }
  if (removeSuffix(cell, kPercents) || removeSuffix(cell, kUnits)) cell = trimmed(cell);

  std::array<char, kLongest + 2> plain;
  std::size_t length = 0;
  if (sign == Sign::kMinus) plain[length++] = '-';
  const std::size_t first = length;
  std::size_t at = 0, group = 0;
  char used = '\0';
  const auto digits = [&] {
    for (group = 0; at < cell.size() && isDigit(cell[at]); ++at, ++group) {
      plain[length++] = cell[at];
    }
  };
  digits();
  while (at < cell.size() && group > 0) {
    const auto [kind, size] = thousandsAt(cell.substr(at));
    if (kind == '\0' || kind == decimal || (used != '\0' && kind != used)) break;
    if (thousands != kAnyThousands && thousands != kind) break;
    const bool is_free = thousands != kAnyThousands;
    if (!is_free && used == '\0' && (group > 3 || plain[first] == '0')) return kNone;
    used = kind;
    at += size;
    digits();
    if (!is_free && group != 3) return kNone;
  }
  if (at < cell.size() && cell[at] == decimal) {
    plain[length++] = '.';
    ++at;
    digits();
  }
  if (at < cell.size() && (cell[at] == 'e' || cell[at] == 'E') && used == '\0') {
    for (; at < cell.size(); ++at) plain[length++] = cell[at];
  }
  return at == cell.size() ? cellNumber({plain.data(), length}) : kNone;
}

bool hasPointCurrency(std::string_view cell) {
  takeSign(cell);
  if (removePrefix(cell, kEitherUnits) || removeSuffix(cell, kEitherUnits)) return false;
  return removePrefix(cell, kUnits) || removeSuffix(cell, kUnits);
}

bool isZeroPaddedCode(std::string_view cell) {
  const std::size_t at = !cell.empty() && (cell[0] == '+' || cell[0] == '-');
  return at + 1 < cell.size() && cell[at] == '0' && isDigit(cell[at + 1]) &&
         std::ranges::all_of(cell.substr(at), isDigit);
}

}  // namespace minibatch
