#include <gtest/gtest.h>

#include "catalog.h"
#include "parity/comparison.h"
#include "schedules/schedule.h"

namespace minibatch {
namespace {

TEST(ScheduleParity, RateOfEachStep) {
  for (const nlohmann::json& item : golden::cases("schedules")) {
    golden::Comparison comparison("schedule", item["class_name"].get<std::string>());
    comparison.startCase(item);
    const auto schedule = catalog().make<Schedule>(golden::object(item), "test");
    std::vector<double> rates;
    for (const double step : golden::numbers(item["steps"])) rates.push_back(schedule->rate(step));
    comparison.expectClose("rates", rates, golden::numbers(item["rates"]));
  }
}

}  // namespace
}  // namespace minibatch
