#include "look/look.h"

#include <cmath>
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
  LookPointer (*make)(const Table& table, const nlohmann::json& options);
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

LookPointer makeLook(const std::string& name, const Table& table, const nlohmann::json& options) {
  for (const Entry& entry : kLooks) {
    if (entry.name == name) return entry.make(table, options);
  }
  fail(ErrorCode::kInvalidArgument, "look.unknown", {{"received", name}});
}

nlohmann::json numberJson(double value) {
  if (std::isfinite(value)) return value;
  return jsonObject({{"number", numberText(value)}});
}

const Column& columnIn(const nlohmann::json& options, const char* key, const Table& table) {
  return table.require(options.at(key).get<std::string>());
}

const Column& numbersIn(const nlohmann::json& options, const char* key, const Table& table) {
  const Column& column = columnIn(options, key, table);
  if (!column.numeric()) fail(ErrorCode::kInvalidData, "look.text", {{"column", column.name}});
  return column;
}

std::vector<Column> columnsIn(const nlohmann::json& options, const Table& table) {
  if (!options.contains("columns")) return {table.columns().begin(), table.columns().end()};
  std::vector<Column> columns;
  for (const nlohmann::json& name : options.at("columns")) {
    columns.push_back(table.require(name.get<std::string>()));
  }
  return columns;
}

}  // namespace minibatch
