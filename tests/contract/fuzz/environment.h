#pragma once

#include <cstdint>
#include <cstdlib>

namespace minibatch::testing {

/// A whole number from the variable `name` of the environment, or `otherwise`.
inline std::uint64_t fromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text && *text ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace minibatch::testing
