#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// One of the entries between the brackets of x[:, -1, 2:8:2].
struct SliceItem {
  enum class Kind { kSlice, kIndex, kEllipsis, kNewAxis } kind;
  std::optional<Index> start, stop, step;  // of a slice; `start` is an index
};

/// The entries as Python writes them, without the brackets: ":, -1, 2:8:2"; also "..." and "None".
/// Empty where the text is none.
std::vector<SliceItem> parseSlices(std::string_view text);

}  // namespace minibatch
