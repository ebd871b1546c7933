#include "layers/random_color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace minibatch {
namespace {

using Color = std::array<Real, 3>;  // red, green, blue

Color cleaned(const Real* x, Real shift, Real size) {
  Color color;
  for (std::size_t i = 0; i < 3; ++i) {
    const Real value = (x[i] - shift) / size;
    color[i] = std::abs(value) < std::numeric_limits<Real>::epsilon() ? 0 : value;
  }
  return color;
}

// Which channel is the greatest and which the least; the first of equal ones.
std::size_t greatest(const Color& c) {
  return static_cast<std::size_t>(std::max_element(c.begin(), c.end()) - c.begin());
}
std::size_t least(const Color& c) {
  return static_cast<std::size_t>(std::min_element(c.begin(), c.end()) - c.begin());
}

// With the greatest channel k: hue = (c[k + 1] - c[k + 2]) / (6 range) + k / 3, counted round.
Hsv toHsv(const Color& c) {
  const std::size_t k = greatest(c);
  const Real value = c[k], range = value - c[least(c)];
  if (!(range > 0)) return {0, 0, value};
  const Real norm = 1 / (6 * range);
  Real hue = norm * (c[(k + 1) % 3] - c[(k + 2) % 3]) + static_cast<Real>(2 * k) / Real(6);
  if (hue < 0) hue += 1;
  return {hue, value > 0 ? range / value : Real{0}, value};
}

// The gradient of toHsv(), added to `dc`.
void toHsvBackward(const Color& c, const Hsv& gradient, Real* dc) {
  const std::size_t k = greatest(c), low = least(c);
  const Real value = c[k], range = value - c[low];
  dc[k] += gradient.value;
  if (!(range > 0)) return;
  const Real norm = 1 / (6 * range);
  const Real slope = norm * gradient.hue;
  dc[(k + 1) % 3] += slope;
  dc[(k + 2) % 3] -= slope;
  Real drange = -slope * (c[(k + 1) % 3] - c[(k + 2) % 3]) / range;
  if (value > 0) {
    drange += gradient.saturation / value;
    dc[k] -= gradient.saturation * range / (value * value);
  }
  dc[k] += drange;
  dc[low] -= drange;
}

// How much of a channel a hue has, and its slope: 1 over a third of the turn, 0 over another.
struct Part {
  Real value, slope;
};
Part partOf(std::size_t channel, Real hue) {
  const Real turn = (hue - std::floor(hue)) * 6;
  const Real from = turn - static_cast<Real>(channel == 0 ? 3 : 2 * channel);
  const Real side = from < 0 ? Real{-1} : Real{1};
  const Real part = channel == 0 ? std::abs(from) - 1 : 2 - std::abs(from);
  if (part < 0 || part > 1) return {part < 0 ? Real{0} : Real{1}, 0};
  return {part, (channel == 0 ? side : -side) * 6};
}

}  // namespace

RandomColor::RandomColor(const Arguments& arguments)
    : Augmentation(arguments), values_(arguments) {}

void RandomColor::change(const Shape& image, Random& random, const Real* x, Real* y) const {
  const Real factor = draw(random);
  const Scale scale = this->scale();
  for (Index i = 0; i < image.size(); i += 3) {
    const Hsv color = changed(toHsv(cleaned(x + i, scale.shift, scale.size)), factor);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const Real part = partOf(channel, color.hue).value;
      const Real result = color.value * (1 - color.saturation + color.saturation * part);
      y[i + static_cast<Index>(channel)] =
          (scale.clips ? std::clamp(result, Real{0}, Real{1}) : result) * scale.size + scale.shift;
    }
  }
}

void RandomColor::changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                                 Real* dx) const {
  const Real factor = draw(random);
  const Scale scale = this->scale();
  std::fill_n(dx, image.size(), Real{0});
  for (Index i = 0; i < image.size(); i += 3) {
    const Color before = cleaned(x + i, scale.shift, scale.size);
    const Hsv first = toHsv(before), color = changed(first, factor);
    Hsv gradient = {0, 0, 0};
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const Part part = partOf(channel, color.hue);
      const Real share = 1 - color.saturation + color.saturation * part.value;
      const Real result = color.value * share;
      Real d = dy[i + static_cast<Index>(channel)];
      if (scale.clips && (result < 0 || result > 1)) d = 0;
      if (scale.clips && (result == 0 || result == 1)) d /= 2;
      gradient.value += d * share;
      gradient.saturation += d * color.value * (part.value - 1);
      gradient.hue += d * color.value * color.saturation * part.slope;
    }
    changedBackward(first, factor, gradient);
    toHsvBackward(before, gradient, dx + i);
  }
}

}  // namespace minibatch
