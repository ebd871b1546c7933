#pragma once

#include <cstdint>

namespace minibatch {

// The letters and digits of ASCII, whatever the locale.

constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// A word of eight such bytes.
constexpr std::uint64_t eightTimes(unsigned char byte) { return byte * 0x0101010101010101u; }

}  // namespace minibatch
