#include "base/thread_pool.h"

namespace minibatch {
namespace {

// Looks at a word, about a tenth of a millisecond in all, before a thread goes to sleep: between
// the operations of a step there is seldom more than that to wait for, and a thread that slept
// comes late.
constexpr int kSpins = 200'000;

#ifdef __wasm__
void sleepWhile(const std::atomic<std::uint32_t>& word, std::uint32_t value) {
  __builtin_wasm_memory_atomic_wait32(
      reinterpret_cast<int*>(const_cast<std::atomic<std::uint32_t>*>(&word)),
      static_cast<int>(value), -1);
}
void wakeAll(std::atomic<std::uint32_t>& word) {
  __builtin_wasm_memory_atomic_notify(reinterpret_cast<int*>(&word), ~0u);
}
#else
void sleepWhile(const std::atomic<std::uint32_t>& word, std::uint32_t value) { word.wait(value); }
void wakeAll(std::atomic<std::uint32_t>& word) { word.notify_all(); }
#endif

/// Waits until the word has another value; `sleeping` counts who sleeps meanwhile, if not null.
void waitWhile(const std::atomic<std::uint32_t>& word, std::uint32_t value,
               std::atomic<int>* sleeping) {
  for (int spin = 0; spin < kSpins; ++spin) {
    if (word.load(std::memory_order_acquire) != value) return;
  }
  if (sleeping) sleeping->fetch_add(1);
  while (word.load() == value) sleepWhile(word, value);
  if (sleeping) sleeping->fetch_sub(1);
}

constexpr std::uint64_t ticketOf(std::uint32_t run, std::uint64_t parts) {
  return std::uint64_t{run} << 32 | parts << 16;
}
constexpr std::uint64_t partsOf(std::uint64_t ticket) { return ticket >> 16 & 0xffff; }
constexpr std::uint64_t nextOf(std::uint64_t ticket) { return ticket & 0xffff; }

}  // namespace

ThreadPool::ThreadPool(int threads) {
  for (int thread = 1; thread < threads; ++thread) {
    helpers_.emplace_back([this, thread] { help(thread); });
  }
}

ThreadPool::~ThreadPool() {
  ending_ = true;
  run_.fetch_add(1);
  wakeAll(run_);
  for (std::thread& helper : helpers_) helper.join();
}

void ThreadPool::work(int thread) {
  Ticket ticket = ticket_.load(std::memory_order_acquire);
  while (nextOf(ticket) < partsOf(ticket)) {
    if (!ticket_.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel,
                                       std::memory_order_acquire)) {
      continue;
    }
    // The run cannot end, nor work_ change, before this part is done.
    work_(static_cast<Index>(nextOf(ticket)), thread);
    const auto last = static_cast<std::uint32_t>(partsOf(ticket));
    if (done_.fetch_add(1, std::memory_order_acq_rel) + 1 == last && thread != 0) wakeAll(done_);
    ticket = ticket_.load(std::memory_order_acquire);
  }
}

void ThreadPool::help(int thread) {
  for (std::uint32_t seen = 0;;) {
    waitWhile(run_, seen, &sleeping_);
    seen = run_.load(std::memory_order_acquire);
    if (ending_.load(std::memory_order_acquire)) return;
    work(thread);
  }
}

void ThreadPool::run(Index parts, Work work) {
  if (parts <= 0) return;
  work_ = work;
  done_.store(0, std::memory_order_relaxed);
  const std::uint32_t run = run_.load(std::memory_order_relaxed) + 1;
  ticket_.store(ticketOf(run, static_cast<std::uint64_t>(parts)), std::memory_order_release);
  run_.store(run);
  if (sleeping_.load() > 0) wakeAll(run_);
  this->work(0);
  const auto all = static_cast<std::uint32_t>(parts);
  for (std::uint32_t done; (done = done_.load(std::memory_order_acquire)) != all;) {
    if (abandoned_.load(std::memory_order_acquire)) __builtin_trap();
    waitWhile(done_, done, nullptr);
  }
}

void ThreadPool::abandon() {
  abandoned_ = true;
  done_.fetch_add(1u << 31);  // no number of parts
  wakeAll(done_);
}

}  // namespace minibatch
