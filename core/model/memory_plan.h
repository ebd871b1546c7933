#pragma once

#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Places buffers in one piece of memory so that those alive at the same moment do not overlap.
class MemoryPlan {
 public:
  /// A buffer of `size` elements alive from moment `first` to `last`, both included. place() writes
  /// its offset to `*offset`.
  void add(Index* offset, Index size, int first, int last);

  /// Sets all offsets; returns the size of the whole. Greedy by size: the largest buffer first,
  /// each in the smallest gap that holds it (Pisarchyk and Lee, "Efficient Memory Management for
  /// Deep Neural Net Inference", 2020).
  Index place();

 private:
  struct Buffer {
    Index* offset;
    Index size;
    int first, last;
  };
  std::vector<Buffer> buffers_;
};

}  // namespace minibatch
