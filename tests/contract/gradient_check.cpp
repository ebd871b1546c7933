#include "contract/gradient_check.h"

#include <gtest/gtest.h>

#include <cmath>

namespace minibatch::testing {

std::vector<Real> randomValues(Index count, std::uint32_t stream, Real low, Real high) {
  Random random({.seed = 7, .purpose = RandomPurpose::kNoise, .stream = stream});
  std::vector<Real> values(count);
  for (Real& value : values) value = low + (high - low) * random.uniform();
  return values;
}

Derivative checkGradient(std::span<Real> at, std::span<const Real> gradient, std::uint32_t stream,
                         const std::function<double()>& value) {
  const std::vector<Real> start(at.begin(), at.end());
  const std::vector<Real> direction = randomValues(static_cast<Index>(at.size()), stream);
  const Real step = sizeof(Real) == 8 ? Real(1e-6) : Real(1e-2);
  Derivative result{0, 0};
  for (int sign : {1, -1}) {
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = start[i] + sign * step * direction[i];
    result.numeric += sign * value();
  }
  std::copy(start.begin(), start.end(), at.begin());
  result.numeric /= 2 * step;
  for (std::size_t i = 0; i < at.size(); ++i) {
    result.analytic += static_cast<double>(gradient[i]) * direction[i];
  }
  return result;
}

void expectSame(const Derivative& derivative, double scale) {
  EXPECT_NEAR(derivative.numeric, derivative.analytic, 1e-6 * (scale + 1));
}

}  // namespace minibatch::testing
