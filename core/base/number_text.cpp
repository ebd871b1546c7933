#include "base/number_text.h"

#include <cmath>

#include "base/json_text.h"

namespace minibatch {

std::string numberText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  std::string text = jsonNumberText(value + 0.0);  // -0 is 0
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string numberText(float value) {
  // The decimal with the fewest places that is this float; very small and large ones show as
  // doubles.
  double power = 1;
  for (int places = 0; places < 10; ++places, power *= 10) {
    const double rounded = std::round(value * power) / power;
    if (static_cast<float>(rounded) == value) return numberText(rounded);
  }
  return numberText(static_cast<double>(value));
}

}  // namespace minibatch
