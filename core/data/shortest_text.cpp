#include "data/shortest_text.h"

#include <nlohmann/json.hpp>

namespace minibatch {

std::string shortestText(double value) {
  // JSON's writer is in the module anyway; std::to_chars would bring large tables to the browser.
  std::string text = nlohmann::json(value + 0.0).dump();  // -0 is 0
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace minibatch
