#pragma once

#include <string>

namespace minibatch {

/// The shortest text that reads back as `value`, a finite number: "7", "0.1", "1e+30".
std::string shortestText(double value);

}  // namespace minibatch
