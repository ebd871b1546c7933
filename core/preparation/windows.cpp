#include "preparation/windows.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <vector>

#include "base/error.h"
#include "data/table.h"

namespace minibatch {
namespace {

enum SeriesPart : std::uint8_t { kUnused, kTrain, kTest };

// Rows of a series that are of one part, with none of the other part's between them.
struct Run {
  SeriesPart part = kUnused;
  RowNumbers rows;
  // How many runs of each part there were. Where rows to test on lie in the middle, there are two.
  std::array<int, 3> before = {};
};

bool isAscending(const RowNumbers& rows) {
  return std::ranges::adjacent_find(rows, std::greater_equal<>()) == rows.end();
}

void addWindows(const Windows& windows, Run& run, WindowPlan& plan) {
  const auto count = static_cast<Index>(run.rows.size());
  const Index needed = windows.span() + windows.horizon + windows.target_length;
  RowNumbers& starts = run.part == kTrain ? plan.train : plan.test;
  for (Index start = 0; start + needed <= count; start += windows.stride) {
    starts.push_back(static_cast<std::uint32_t>(plan.rows.size()) +
                     static_cast<std::uint32_t>(start));
  }
  plan.rows.insert(plan.rows.end(), run.rows.begin(), run.rows.end());
  run.rows.clear();
}

}  // namespace

WindowPlan planWindows(const PreparationData& data) {
  const Windows& windows = *data.windows;
  if (windows.order.empty() && !(isAscending(data.train) && isAscending(data.test))) {
    fail(ErrorCode::kInvalidData, "preparation.windows-shuffled");
  }
  std::vector<SeriesPart> parts(data.targets.size(), kUnused);
  for (const std::uint32_t row : data.train) parts[row] = kTrain;
  for (const std::uint32_t row : data.test) parts[row] = kTest;

  const auto& groups = windows.groups;
  std::vector<Run> runs(
      groups.empty() ? 1 : static_cast<std::size_t>(*std::ranges::max_element(groups)) + 1);
  WindowPlan plan;
  plan.rows.reserve(data.train.size() + data.test.size());
  const RowNumbers order =
      windows.order.empty() ? allRows(static_cast<Index>(parts.size())) : windows.order;
  for (const std::uint32_t row : order) {
    if (parts[row] == kUnused) continue;
    Run& run = runs[groups.empty() ? 0 : static_cast<std::size_t>(groups[row])];
    if (run.part != parts[row]) {
      addWindows(windows, run, plan);
      run.part = parts[row];
      if (++run.before[run.part] > 2) {
        fail(ErrorCode::kInvalidData, "preparation.windows-mixed", {{"row", row}});
      }
    }
    run.rows.push_back(row);
  }
  for (Run& run : runs) addWindows(windows, run, plan);
  for (const auto& [starts, rows] :
       {std::pair(&plan.train, &data.train), std::pair(&plan.test, &data.test)}) {
    if (!starts->empty() || rows->empty()) continue;
    fail(ErrorCode::kInvalidData,
         rows == &data.train ? "preparation.no-windows" : "preparation.no-test-windows",
         {{"expected", windows.span() + windows.horizon + windows.target_length},
          {"received", rows->size()}});
  }
  return plan;
}

}  // namespace minibatch
