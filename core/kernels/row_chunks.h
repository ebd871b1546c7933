#pragma once

#include <algorithm>

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

/// How rows are cut where threads share the sums over them: into chunks whose number depends on the
/// rows only, so that the order of the sums does too. Rounding errors grow the less with the rows.
struct RowChunks {
  Index rows, count;

  explicit RowChunks(Index rows, Index smallest = 64)
      : rows(rows), count(std::clamp<Index>(rows / smallest, 1, 16)) {}
  static RowChunks one(Index rows) { return RowChunks(rows, rows + 1); }

  Index begin(Index chunk) const { return rows * chunk / count; }
  /// Reals that sumChunks() needs as scratch.
  Index scratch(Index columns) const { return count * columns; }
};

/// sums (columns) = the sum of what work(first row, rows, sums) writes for every chunk, side by
/// side. `sums` may be null: then work() is given memory that nobody reads.
void sumChunks(const RowChunks& chunks, Index columns, double nanoseconds, Real* sums,
               Real* scratch, Parallel* parallel, FunctionRef<Index, Index, Real*> work);

}  // namespace minibatch
