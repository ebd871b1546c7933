#pragma once

#include <string>

namespace minibatch {

/// The shortest text that reads back as `value`: "7", "0.1", "1e+30".
std::string numberText(double value);

}  // namespace minibatch
