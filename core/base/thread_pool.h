#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "base/parallel.h"

namespace minibatch {

/// A Parallel of threads that are started once. Parts are handed out one by one, so a late thread
/// delays its own part only, and one that is still asleep delays nothing.
class ThreadPool : public Parallel {
 public:
  /// Starts `threads` - 1 threads beside the caller's.
  explicit ThreadPool(int threads);
  ~ThreadPool() override;
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const override { return static_cast<int>(helpers_.size()) + 1; }
  void run(Index parts, Work work) override;

  /// One of its threads has ended in the middle of a part. Whoever waits for it traps, as
  /// it would wait forever. Called by any thread.
  void abandon();

 private:
  // What can be taken, in one word so that it is read and changed as a whole: which run (32 bits),
  // its number of parts and the next of them (16 bits each).
  using Ticket = std::uint64_t;

  void help(int thread);
  // Takes parts of the run under way until none is left.
  void work(int thread);

  Work work_;
  alignas(64) std::atomic<Ticket> ticket_{0};
  alignas(64) std::atomic<std::uint32_t> run_{0};  // threads that sleep wait for it to change
  std::atomic<int> sleeping_{0};
  alignas(64) std::atomic<std::uint32_t> done_{0};  // parts of the run under way
  std::atomic<bool> ending_{false}, abandoned_{false};
  std::vector<std::thread> helpers_;
};

}  // namespace minibatch
