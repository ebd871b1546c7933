#pragma once

#include <cstddef>

namespace minibatch {

/// A number as most are written: a minus or none, at most 15 digits and a point among them or none.
/// Others are none: not "+1", "1e5", "007", ".".
struct PlainNumber {
  bool is_plain = false, has_point = false;
  double value = 0;
};

/// What `size` characters at `cell` are. `before`: how many characters before them may be read. By
/// pointers, and into its place: this is done for every cell of a file.
void readPlainNumber(const char* cell, std::size_t size, std::size_t before, PlainNumber& number);

}  // namespace minibatch
