#include "parity/report.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "catalog.h"

namespace minibatch::golden {
namespace {

using nlohmann::json;

class Report : public ::testing::Environment {
 public:
  void add(const Row& row) {
    const auto [place, is_new] = rows_.try_emplace({row.kind, row.entry}, row);
    if (is_new) return;
    Row& known = place->second;
    known.cases += row.cases;
    // Of two tolerances, the one that was used up more; NaN counts as most.
    const auto used = [](const Row& r) { return r.error == 0 ? 0 : r.error / r.tolerance; };
    if (!(used(row) <= used(known))) {
      known.error = row.error;
      known.tolerance = row.tolerance;
    }
    if (row.compared != known.compared) known.compared += ", " + row.compared;
  }

  void TearDown() override {
    const auto& all = *::testing::UnitTest::GetInstance();
    // The double build's program has whole runs only.
    const bool is_complete =
        all.test_to_run_count() == all.total_test_count() && sizeof(Real) == sizeof(float);
    for (const Entry* entry : catalog().entries()) {
      const std::pair key{std::string(kindName(entry->kind)), std::string(entry->class_name)};
      if (const auto found = rows_.find(key); found != rows_.end()) {
        print(jsonOf(found->second));
        rows_.erase(found);
      } else if (is_complete) {
        ADD_FAILURE() << "The " << key.first << " " << key.second
                      << " of the catalogue was compared with nothing: it needs golden cases.";
        print({{"kind", key.first}, {"entry", key.second}, {"cases", 0}});
      }
    }
    for (const auto& [key, row] : rows_) print(jsonOf(row));
  }

 private:
  static void print(const json& row) { std::printf("[ parity   ] %s\n", row.dump().c_str()); }

  static json jsonOf(const Row& row) {
    return {{"kind", row.kind},   {"entry", row.entry},         {"cases", row.cases},
            {"error", row.error}, {"tolerance", row.tolerance}, {"compared", row.compared}};
  }

  std::map<std::pair<std::string, std::string>, Row> rows_;
};

// GoogleTest owns and deletes it.
Report* const report = static_cast<Report*>(::testing::AddGlobalTestEnvironment(new Report));

}  // namespace

void addToReport(const Row& row) { report->add(row); }

}  // namespace minibatch::golden
