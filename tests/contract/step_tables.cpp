#include "contract/step_tables.h"

#include <limits>
#include <utility>

#include "catalog.h"
#include "preparation/step.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;
using Text = CategoricalValues;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Arguments that go with the tables, where their declaration alone does not give one.
const std::map<std::string, json> kArguments = {
    {"GroupKFold", {{"groups", "b"}}},
    {"StratifiedGroupKFold", {{"groups", "b"}}},
    {"GroupShuffleSplit", {{"groups", "b"}}},
    {"PredefinedSplit", {{"test_fold", "b"}, {"fold", 10}}},
    {"Query", {{"expr", "a >= 1"}}},
    {"Replace", {{"to_replace", 2.5}, {"value", nullptr}}},
    {"DateParts", {{"parts", {"year"}}}},
    {"Assign", {{"name", "sum"}, {"left", "a"}, {"right", "b"}, {"operator", "+"}}},
    {"Log1p", {{"columns", {"b"}}}},  // a has numbers below -1
    {"Cut", {{"bins", {-10, 0, 5, 90}}, {"labels", nullptr}}},
};

}  // namespace

Table complete() {
  Table table;
  table.add({"a", NumericValues{1, 2.5, -3,   0, 7,  2.5,  4, 1.25, 3, -8, 0.5, 2,
                                6, -2,  1.75, 5, -1, 3.25, 8, 2.25, 4, 1,  -6,  3}});
  table.add({"b", NumericValues{10, 30, 20, 20, 50, 30, 80, 60, 40, 20, 10, 90,
                                70, 30, 50, 40, 10, 60, 20, 10, 95, 30, 5,  40}});
  table.add({"c", Text{{0, 1, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 1, 0, 2, 1, 0, 1, 2, 0, 1, 2, 0, 1},
                       {"x", "y", "z"}}});
  return table;
}

Table withMissing() {
  const Table whole = complete();
  Table table;
  std::size_t offset = 0;
  for (const Column& column : whole.columns()) {
    ++offset;
    if (const NumericValues* numbers = column.numeric()) {
      NumericValues values = *numbers;
      for (std::size_t row = offset; row < values.size(); row += 5) values[row] = kNan;
      table.add({column.name, std::move(values)});
    } else {
      Text values = *column.categorical();
      for (std::size_t row = offset; row < values.codes.size(); row += 5) values.codes[row] = -1;
      table.add({column.name, std::move(values)});
    }
  }
  return table;
}

Table columnsOf(const Table& table, bool text) {
  Table result;
  for (const Column& column : table.columns()) {
    if ((column.categorical() != nullptr) == text) result.add(column);
  }
  return result;
}

Table rowsOf(const Table& table, const RowNumbers& rows) {
  Table result;
  for (const Column& column : table.columns()) {
    if (const NumericValues* numbers = column.numeric()) {
      NumericValues values;
      for (const std::uint32_t row : rows) values.push_back((*numbers)[row]);
      result.add({column.name, std::move(values)});
    } else {
      Text values{{}, column.categorical()->categories};
      for (const std::uint32_t row : rows) {
        values.codes.push_back(column.categorical()->codes[row]);
      }
      result.add({column.name, std::move(values)});
    }
  }
  return result;
}

std::map<std::string, std::string> cells(const Table& table, Index row) {
  std::map<std::string, std::string> result;
  for (const Column& column : table.columns()) {
    result[column.name] = column.isMissing(row) ? "missing"
                          : column.numeric()    ? json((*column.numeric())[row]).dump()
                                                : '"' + column.text(row) + '"';
  }
  return result;
}

std::vector<Variant> variantsOfStep(const Entry& entry) {
  std::vector<Variant> variants = variantsOf(entry);
  const auto found = kArguments.find(std::string(entry.class_name));
  if (found == kArguments.end()) return variants;
  for (Variant& variant : variants) variant.config.update(found->second);
  return variants;
}

namespace {

std::vector<const Entry*> steps(bool for_images) {
  std::vector<const Entry*> result;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind != Kind::kPreparation) continue;
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", entry->class_name}, {"config", variantsOfStep(*entry)[0].config}}, "here");
    if ((step->imageStep() != nullptr) == for_images) result.push_back(entry);
  }
  return result;
}

}  // namespace

std::vector<const Entry*> tableSteps() { return steps(false); }
std::vector<const Entry*> imageSteps() { return steps(true); }

}  // namespace minibatch::testing
