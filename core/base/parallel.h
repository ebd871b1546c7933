#pragma once

#include "base/function_ref.h"
#include "base/shape.h"

namespace minibatch {

/// Threads that work side by side on the parts of one computation. Kernels are handed one, or null
/// where there is one thread only; what they compute does not depend on it, to the bit.
class Parallel {
 public:
  /// A function of a part and of the thread it runs on.
  using Work = FunctionRef<Index, int>;

  virtual ~Parallel() = default;
  /// The caller's own thread included.
  virtual int threads() const = 0;
  /// Calls work(part, thread) once for every part 0 … parts - 1, thread being one of 0 … threads()
  /// - 1, and no two parts at once on the same; returns when all are done. A part may not throw,
  /// nor call run() again. `parts` is at most kMaxParts.
  virtual void run(Index parts, Work work) = 0;

  static constexpr Index kMaxParts = 65535;

  /// Nanoseconds of work below which a piece is not worth handing to another thread.
  virtual double shortestPiece() const { return 100'000; }
};

inline int threadsOf(const Parallel* parallel) { return parallel ? parallel->threads() : 1; }

/// A function of a range's ends and of the thread it runs on.
using RangeWork = FunctionRef<Index, Index, int>;

/// Calls work(first, last, thread) for pieces of 0 … n - 1 whose ends are multiples of `grain`,
/// side by side where that is worth it. `nanoseconds` is about what the whole takes on one thread.
/// There are several pieces per thread, because threads may be late; one where every piece has a
/// cost of its own.
void forRanges(Parallel* parallel, Index n, Index grain, double nanoseconds, RangeWork work,
               Index pieces_a_thread = 8);

}  // namespace minibatch
