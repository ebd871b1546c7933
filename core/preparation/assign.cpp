#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/number_text.h"
#include "preparation/column_step.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// pandas' table.assign(rooms_per_person=table["rooms"] / table["persons"]). A column that is there
/// already is replaced.
class Assign : public PreparationStep {
 public:
  explicit Assign(const Arguments& arguments)
      : location_(arguments.location()),
        name_(arguments.string("name")),
        left_(arguments.string("left")),
        operator_(arguments.string("operator")),
        right_(arguments.config().at("right")) {}

  bool learns() const override { return false; }
  bool needs(const std::string& column) const override {
    return column == left_ || (right_.is_string() && column == right_);
  }

  void fitPart(const PreparationData& data, Index) override {
    requireTable(data, "Assign");
    if (!std::ranges::count(data.target_columns, name_)) return;
    fail(ErrorCode::kInvalidData, "preparation.assigns-target",
         {{"where", location_}, {"column", name_}});
  }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    std::vector<const Column*> operands = {&data.features.require(left_)};
    if (right_.is_string()) {
      operands.push_back(&data.features.require(right_.get<std::string>()));
    }
    Column result{name_, valuesOf(data), originsOf(operands)};
    for (const Column& column : data.features.columns()) {
      features.add(column.name == name_ ? result : column);
    }
    if (!data.features.find(name_)) features.add(std::move(result));
  }

 private:
  NumericValues valuesOf(const PreparationData& data) const {
    const NumericValues& left = requireNumbers(data.features.require(left_), location_);
    const NumericValues* others = nullptr;
    if (right_.is_string()) {
      others = &requireNumbers(data.features.require(right_.get<std::string>()), location_);
    }
    const double number = others ? 0 : right_.get<double>();
    NumericValues values(left.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
      values[row] = combined(left[row], others ? (*others)[row] : number);
    }
    data.eachUsedRow([&](std::uint32_t row) {
      if (!std::isinf(values[row])) return;
      fail(ErrorCode::kInvalidData, "preparation.assigns-infinite",
           {{"column", name_},
            {"row", row},
            {"left", left[row]},
            {"operator", operator_},
            {"right", others ? (*others)[row] : number}});
    });
    for (double& value : values) {
      if (std::isinf(value)) value = std::nan("");  // of rows that are not used
    }
    return values;
  }

  double combined(double left, double right) const {
    if (operator_ == "/") return left / right;
    if (operator_ == "*") return left * right;
    return operator_ == "+" ? left + right : left - right;
  }

  Location location_;
  std::string name_, left_, operator_;
  json right_;
};

}  // namespace

const EntryOf<PreparationStep>& assignPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Assign>(
      "Assign", {"assign"},
      "Adds a column that is calculated from two others, such as their ratio.",
      {{.name = "name",
        .type = ArgumentType::kString,
        .default_json = "",
        .doc = "Name of the new column; one that is there already is replaced."},
       {.name = "left",
        .type = ArgumentType::kString,
        .default_json = "",
        .doc = "Name of the column on the left of the operator.",
        .of = "columns"},
       {.name = "operator",
        .type = ArgumentType::kString,
        .default_json = "\"/\"",
        .doc = "What is calculated from the two.",
        .choices = {"/", "*", "+", "-"}},
       {.name = "right",
        .type = ArgumentType::kScalar,
        .default_json = "",
        .doc = "Name of the column on the right of the operator, or a number.",
        .of = "columns"}});
  return entry;
}

}  // namespace minibatch
