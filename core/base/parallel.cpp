#include "base/parallel.h"

#include <algorithm>

namespace minibatch {
namespace {

/// How many pieces are worth cutting: no more than `most`, and `a_thread` for every thread.
Index piecesFor(const Parallel& parallel, Index most, double nanoseconds, Index a_thread) {
  const Index threads = parallel.threads();
  Index pieces = std::min(most, a_thread * threads);
  if (const double shortest = parallel.shortestPiece(); nanoseconds < shortest * pieces) {
    pieces = static_cast<Index>(nanoseconds / shortest);
  }
  return pieces <= threads ? pieces : pieces / threads * threads;
}

}  // namespace

void forRanges(Parallel* parallel, Index n, Index grain, double nanoseconds, RangeWork work,
               Index pieces_a_thread) {
  if (n <= 0) return;
  const Index grains = (n + grain - 1) / grain;
  const Index pieces =
      parallel ? piecesFor(*parallel, grains, nanoseconds, pieces_a_thread) : Index{1};
  if (pieces <= 1) return work(0, n, 0);
  const auto piece = [&](Index part, int thread) {
    const Index first = grains * part / pieces * grain;
    work(first, std::min(n, grains * (part + 1) / pieces * grain), thread);
  };
  parallel->run(pieces, piece);
}

}  // namespace minibatch
