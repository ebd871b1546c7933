#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace minibatch {

/// Whether a layer may stand where an activation is asked for: Dense(activation=LeakyReLU()). It
/// has no weights and keeps the shape.
inline bool mayActivate(std::string_view class_name) {
  constexpr std::array<std::string_view, 4> kLayers = {"ReLU", "LeakyReLU", "ELU", "Softmax"};
  return std::ranges::count(kLayers, class_name) > 0;
}

}  // namespace minibatch
