#include "look/look.h"

#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/deadline.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/number_text.h"
#include "look/looks.h"

namespace minibatch {
namespace {

struct Entry {
  std::string_view name;
  LookPointer (*make)(FramePointer frame, const nlohmann::json& options);
};

constexpr Entry kLooks[] = {
    {"info", makeInfo},         {"describe", makeDescribe},     {"valueCounts", makeValueCounts},
    {"groupby", makeGroupBy},   {"duplicated", makeDuplicated}, {"corr", makeCorr},
    {"crosstab", makeCrosstab}, {"histogram", makeHistogram},   {"scatter", makeScatter},
};

}  // namespace

bool Look::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (done_) return true;
    done_ = work();
  } while (!deadline.passed());
  return done_;
}

LookPointer makeLook(const std::string& name, FramePointer frame, const nlohmann::json& options) {
  for (const Entry& entry : kLooks) {
    if (entry.name == name) return entry.make(std::move(frame), options);
  }
  fail(ErrorCode::kInvalidArgument, "look.unknown", {{"received", name}});
}

nlohmann::json numberJson(double value) {
  if (std::isfinite(value)) return value;
  return jsonObject({{"number", numberText(value)}});
}

Column numbersOf(const Frame& frame, const std::string& name) {
  Column column = frame.column(name);
  if (!column.numeric()) {
    fail(ErrorCode::kInvalidData, "look.text", {{"column", column.name}});
  }
  return column;
}

std::vector<Index> columnsIn(const nlohmann::json& options, const Frame& frame) {
  std::vector<Index> places;
  if (!options.contains("columns")) {
    places.resize(static_cast<std::size_t>(frame.columns()));
    std::iota(places.begin(), places.end(), Index{0});
    return places;
  }
  for (const nlohmann::json& name : options.at("columns")) {
    places.push_back(frame.require(name.get<std::string>()));
  }
  return places;
}

}  // namespace minibatch
