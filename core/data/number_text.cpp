#include "data/number_text.h"

#include <charconv>

namespace minibatch {

std::string numberText(double value) {
  char text[32];
  const auto result = std::to_chars(text, text + sizeof text, value + 0.0);  // -0 is 0
  return {text, result.ptr};
}

}  // namespace minibatch
