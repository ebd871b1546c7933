#pragma once

#include <algorithm>

#include "base/shape.h"

namespace minibatch {

/// Threads that work side by side on the parts of one computation. Kernels are handed one, or null
/// where there is one thread only; what they compute does not depend on it, to the bit.
class Parallel {
 public:
  /// A function of a part and of the thread it runs on. It is referred to, not kept.
  class Work {
   public:
    template <class Function>
    explicit Work(const Function& function)
        : function_(&function), call_([](const void* from, Index part, int thread) {
            (*static_cast<const Function*>(from))(part, thread);
          }) {}
    Work() = default;
    void operator()(Index part, int thread) const { call_(function_, part, thread); }

   private:
    const void* function_ = nullptr;
    void (*call_)(const void*, Index, int) = nullptr;
  };

  virtual ~Parallel() = default;
  /// The caller's own thread included.
  virtual int threads() const = 0;
  /// Calls work(part, thread) once for every part 0 … parts - 1, thread being one of 0 … threads()
  /// - 1, and no two parts at once on the same; returns when all are done. A part may not throw,
  /// nor call run() again. `parts` is at most kMostParts.
  virtual void run(Index parts, Work work) = 0;

  static constexpr Index kMostParts = 65535;

  /// Nanoseconds of work below which a piece is not worth handing to another thread.
  virtual double shortestPiece() const { return 100'000; }
};

inline int threadsOf(const Parallel* parallel) { return parallel ? parallel->threads() : 1; }

/// How many pieces are worth cutting: no more than `most`, and `a_thread` for every thread.
inline Index piecesFor(const Parallel* parallel, Index most, double nanoseconds, Index a_thread) {
  if (!parallel) return 1;
  const Index threads = parallel->threads();
  Index pieces = std::min(most, a_thread * threads);
  if (const double shortest = parallel->shortestPiece(); nanoseconds < shortest * pieces) {
    pieces = static_cast<Index>(nanoseconds / shortest);
  }
  return pieces <= threads ? pieces : pieces / threads * threads;
}

/// Calls function(first, last, thread) for pieces of 0 … n - 1 whose ends are multiples of `grain`,
/// side by side where that is worth it. `nanoseconds` is about what the whole takes on one thread.
/// There are several pieces a thread, since threads are held up; one where every piece has a cost
/// of its own.
template <class Function>
void forRanges(Parallel* parallel, Index n, Index grain, double nanoseconds,
               const Function& function, Index pieces_a_thread = 4) {
  const Index grains = (n + grain - 1) / grain;
  const Index pieces = piecesFor(parallel, grains, nanoseconds, pieces_a_thread);
  if (pieces <= 1) {
    if (n > 0) function(Index{0}, n, 0);
    return;
  }
  const auto piece = [&](Index part, int thread) {
    const Index first = grains * part / pieces * grain;
    function(first, std::min(n, grains * (part + 1) / pieces * grain), thread);
  };
  parallel->run(pieces, Parallel::Work(piece));
}

}  // namespace minibatch
