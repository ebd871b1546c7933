#include "model/memory_plan.h"

#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

constexpr Index kAlignedElements = 16;

}  // namespace

void MemoryPlan::add(Index* offset, Index size, int first, int last) {
  if (size > std::numeric_limits<Index>::max() - kAlignedElements) {
    fail(ErrorCode::kOutOfMemory, "memory.tensor", {{"elements", size}});
  }
  buffers_.push_back(
      {offset, (size + kAlignedElements - 1) / kAlignedElements * kAlignedElements, first, last});
}

Index MemoryPlan::place() {
  sortStable(buffers_, [](const Buffer& a, const Buffer& b) { return a.size > b.size; });
  std::vector<const Buffer*> placed;  // by offset
  Index end = 0;
  for (const Buffer& buffer : buffers_) {
    Index best = -1, best_gap = std::numeric_limits<Index>::max(), free_from = 0;
    for (const Buffer* other : placed) {
      if (other->last < buffer.first || buffer.last < other->first) continue;
      const Index gap = *other->offset - free_from;
      if (gap >= buffer.size && gap < best_gap) {
        best = free_from;
        best_gap = gap;
      }
      free_from = std::max(free_from, *other->offset + other->size);
    }
    *buffer.offset = best >= 0 ? best : free_from;
    Index buffer_end = 0;
    if (__builtin_add_overflow(*buffer.offset, buffer.size, &buffer_end)) {
      fail(ErrorCode::kOutOfMemory, "memory.activations");
    }
    end = std::max(end, buffer_end);
    placed.insert(std::ranges::upper_bound(placed, *buffer.offset, {},
                                           [](const Buffer* b) { return *b->offset; }),
                  &buffer);
  }
  return end;
}

}  // namespace minibatch
