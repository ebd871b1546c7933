#include "model/memory_plan.h"

#include <gtest/gtest.h>

#include <random>

namespace minibatch {
namespace {

struct Placed {
  Index offset, size;
  int first, last;
};

TEST(MemoryPlan, BuffersAliveTogetherNeverOverlap) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    std::vector<Placed> buffers(40);
    MemoryPlan plan;
    for (Placed& buffer : buffers) {
      buffer.size = static_cast<Index>(random() % 1000) + 1;
      buffer.first = static_cast<int>(random() % 30);
      buffer.last = buffer.first + static_cast<int>(random() % 10);
      plan.add(&buffer.offset, buffer.size, buffer.first, buffer.last);
    }
    const Index size = plan.place();
    for (const Placed& a : buffers) {
      EXPECT_GE(a.offset, 0);
      EXPECT_LE(a.offset + a.size, size);
      for (const Placed& b : buffers) {
        if (&a == &b || a.last < b.first || b.last < a.first) continue;
        EXPECT_TRUE(a.offset + a.size <= b.offset || b.offset + b.size <= a.offset);
      }
    }
  }
}

TEST(MemoryPlan, WhatIsDeadMakesRoom) {
  Index a, b, c;
  MemoryPlan plan;
  plan.add(&a, 1600, 0, 1);
  plan.add(&b, 1600, 1, 2);
  plan.add(&c, 1600, 2, 3);
  EXPECT_EQ(plan.place(), 3200);
  EXPECT_EQ(a, c);
}

}  // namespace
}  // namespace minibatch
