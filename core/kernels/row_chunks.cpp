#include "kernels/row_chunks.h"

#include "kernels/elementwise.h"

namespace minibatch {

void sumChunks(const RowChunks& chunks, Index columns, double nanoseconds, Real* sums,
               Real* scratch, Parallel* parallel, FunctionRef<Index, Index, Real*> work) {
  if (sums && chunks.count == 1) return work(0, chunks.rows, sums);
  forRanges(parallel, chunks.count, 1, nanoseconds, [&](Index first, Index last, int) {
    for (Index chunk = first; chunk < last; ++chunk) {
      const Index begin = chunks.begin(chunk);
      work(begin, chunks.begin(chunk + 1) - begin, scratch + chunk * columns);
    }
  });
  if (!sums) return;
  std::copy_n(scratch, columns, sums);
  for (Index chunk = 1; chunk < chunks.count; ++chunk) {
    addTo(columns, scratch + chunk * columns, sums);
  }
}

}  // namespace minibatch
