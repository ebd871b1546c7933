#pragma once

#include <string>

namespace minibatch {

/// The shortest text that reads back as `value`: "7", "0.1", "1e+30"; "NaN" and "Infinity" as
/// JavaScript writes them.
std::string numberText(double value);
/// The same for a float: "0.1", not the digits of the double nearest to it.
std::string numberText(float value);

}  // namespace minibatch
