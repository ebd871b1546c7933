#pragma once

#include <string_view>

namespace minibatch {

/// The double nearest to the decimal that `text` spells, as in 7, -2.5, .5 or 1e-3: half-way cases
/// go to the even one, what is too large is infinite. NaN where it is no such decimal. (strtod()
/// does the same in 12 KB, since it takes the long way round over numbers of 128 bits.)
double readNumber(std::string_view text);

}  // namespace minibatch
