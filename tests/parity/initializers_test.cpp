#include <gtest/gtest.h>

#include "initializers/initializer.h"
#include "parity/golden.h"

namespace minibatch {
namespace {

TEST(InitializerParity, Fans) {
  for (const nlohmann::json& item : golden::cases("fans")) {
    const Fans fans = computeFans(golden::shape(item["shape"]));
    EXPECT_EQ(fans.in, item["fans"][0].get<double>()) << item["name"];
    EXPECT_EQ(fans.out, item["fans"][1].get<double>()) << item["name"];
  }
}

}  // namespace
}  // namespace minibatch
