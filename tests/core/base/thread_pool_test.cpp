#include "base/thread_pool.h"

#include <gtest/gtest.h>

#include <chrono>
#include <numeric>
#include <vector>

#include "core/threads.h"

namespace minibatch {
namespace {

TEST(ThreadPool, RunsEveryPartOnce) {
  for (int threads : {2, 3, 4}) {
    Parallel* pool = tests::threads(threads);
    ASSERT_EQ(pool->threads(), threads);
    for (Index parts : {0, 1, 2, 3, 5, 64, 1000}) {
      std::vector<std::atomic<int>> runs(static_cast<std::size_t>(parts));
      const auto work = [&](Index part, int thread) {
        ASSERT_TRUE(thread >= 0 && thread < threads);
        ++runs[part];
      };
      pool->run(parts, Parallel::Work(work));
      for (const auto& count : runs) ASSERT_EQ(count, 1);
    }
  }
}

TEST(ThreadPool, NoTwoPartsRunOnOneThreadAtOnce) {
  Parallel* pool = tests::threads(4);
  std::vector<std::atomic<bool>> busy(4);
  const auto work = [&](Index, int thread) {
    ASSERT_FALSE(busy[thread].exchange(true));
    busy[thread] = false;
  };
  for (int round = 0; round < 2000; ++round) pool->run(7, Parallel::Work(work));
}

TEST(ThreadPool, WhatPartsWroteIsThereWhenRunReturns) {
  Parallel* pool = tests::threads(3);
  std::vector<Index> squares(50);
  for (Index round = 1; round < 3000; ++round) {
    const auto work = [&](Index part, int) { squares[part] = part * part + round; };
    pool->run(50, Parallel::Work(work));
    Index sum = std::accumulate(squares.begin(), squares.end(), Index{0});
    ASSERT_EQ(sum, 49 * 50 * 99 / 6 + 50 * round);
  }
}

TEST(ThreadPool, SharesTheWork) {
  // Each part lasts until another thread has begun one, so one thread alone would never end.
  Parallel* pool = tests::threads(2);
  std::atomic<int> begun{0};
  const auto work = [&](Index, int) {
    ++begun;
    while (begun < 2) {
    }
  };
  pool->run(2, Parallel::Work(work));
  EXPECT_EQ(begun, 2);
}

TEST(ThreadPool, WakesThreadsThatFellAsleep) {
  Parallel* pool = tests::threads(2);
  for (int round = 0; round < 3; ++round) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(20);
    while (std::chrono::steady_clock::now() < until) {
    }
    std::atomic<int> begun{0};
    const auto work = [&](Index, int) {
      ++begun;
      while (begun < 2) {
      }
    };
    pool->run(2, Parallel::Work(work));
  }
}

TEST(ThreadPool, EndsItsThreads) {
  for (int round = 0; round < 20; ++round) {
    ThreadPool pool(3);
    std::atomic<int> runs{0};
    const auto work = [&](Index, int) { ++runs; };
    if (round % 2) pool.run(4, Parallel::Work(work));
    EXPECT_EQ(runs, round % 2 ? 4 : 0);
  }
}

#ifdef GTEST_HAS_DEATH_TEST
TEST(ThreadPoolDeathTest, AThreadThatEndsInAPartIsNotWaitedFor) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto run = [] {
    ThreadPool pool(2);
    std::atomic<bool> ends{false};
    const auto work = [&](Index, int thread) {
      if (thread == 0) {
        while (!ends) std::this_thread::yield();
        return;
      }
      ends = true;
      pool.abandon();
      ends.wait(true);  // its part never ends
    };
    pool.run(2, Parallel::Work(work));
  };
  EXPECT_DEATH(run(), "");
}
#endif

TEST(Ranges, CoverEverythingInMultiplesOfTheGrain) {
  for (Parallel* pool : {static_cast<Parallel*>(nullptr), tests::threads(2), tests::threads(3)}) {
    for (Index n : {0, 1, 15, 16, 17, 100, 1000}) {
      std::vector<std::atomic<int>> covered(static_cast<std::size_t>(n));
      forRanges(pool, n, 16, 1, [&](Index first, Index last, int) {
        EXPECT_EQ(first % 16, 0);
        EXPECT_TRUE(last % 16 == 0 || last == n);
        for (Index i = first; i < last; ++i) ++covered[i];
      });
      for (const auto& count : covered) ASSERT_EQ(count, 1);
    }
  }
}

TEST(Ranges, AreCutOnlyWhereTheTimeIsWorthIt) {
  ThreadPool pool(2);
  const auto pieces = [&](double nanoseconds) {
    std::atomic<int> count{0};
    forRanges(&pool, 1000, 1, nanoseconds, [&](Index, Index, int) { ++count; });
    return count.load();
  };
  EXPECT_EQ(pieces(pool.shortestPiece()), 1);
  EXPECT_EQ(pieces(2 * pool.shortestPiece()), 2);
  EXPECT_EQ(pieces(5 * pool.shortestPiece()), 4);
  EXPECT_EQ(pieces(1e12), 16);
}

}  // namespace
}  // namespace minibatch
