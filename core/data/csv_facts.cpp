#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_object.h"
#include "data/csv_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// Of renamed columns that a message may name.
constexpr std::size_t kRenamed = 20;

}  // namespace

json CsvReader::FewRows::toJson() const {
  json rows = json::array();
  for (const auto& [line, cells] : first) {
    rows.push_back(jsonObject({{"line", line}, {"cells", cells}}));
  }
  return jsonObject({{"count", count}, {"first", std::move(rows)}});
}

json CsvReader::problem() const {
  using Fault = CsvRows::Fault;
  const auto simple = [](const char* kind) { return jsonObject({{"kind", kind}}); };
  if (scanned_.fault() == Fault::kZeroByte) return simple("zero-bytes");
  if (scanned_.fault() == Fault::kQuoteUnclosed) {
    return jsonObject({{"kind", "quote-unclosed"}, {"line", scanned_.line()}});
  }
  if (names_.empty()) return simple("empty");
  // A series needs no more than its numbers; and a column whose type is said is wanted.
  if (names_.size() < 2 && !dialect_.types.contains(names_[0]) &&
      (plans_.empty() || plans_[0].type != CsvType::kNumber)) {
    return jsonObject({{"kind", "one-column"}, {"cell", first_cell_}});
  }
  if (rows_ == 0) return simple("no-rows");
  if (2 * short_.count <= rows_ && bad_.count < rows_) return nullptr;
  const FewRows& ragged = 2 * short_.count > rows_ ? short_ : bad_;
  json result = ragged.toJson();
  result["rows"] = std::move(result["first"]);
  result.erase("first");
  result["kind"] = "ragged";
  return result;
}

json CsvReader::facts() const {
  json renamed = json::array(), mostly_numbers = json::array(), dates = json::array(),
       commas = json::array(), unsure = json::array();
  for (std::size_t i = 0; i < std::min(renamed_.size(), kRenamed); ++i) {
    const auto& [column, from] = renamed_[i];
    renamed.push_back(jsonObject({{"column", column}, {"from", from}, {"to", names_[column]}}));
  }
  double memory = 0;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const CsvSeen& seen = columns_seen_[i];
    const CsvPlan& plan = plans_[i];
    memory += static_cast<double>(rows_) * (plan.type == CsvType::kNumber ? 8 : 4);
    if (plan.type == CsvType::kNumber && plan.decimal == ',') commas.push_back(names_[i]);
    if (plan.type == CsvType::kNumber && is_unsure_ && seen.either() > 0)
      unsure.push_back(names_[i]);
    if (plan.type == CsvType::kDate) {
      const bool by_day = seen.dateOrder() == DateOrder::kDayFirst;
      dates.push_back(jsonObject({{"column", names_[i]},
                                  {"day_first", by_day},
                                  {"others", seen.values() - seen.dates()}}));
    }
    const Index others = seen.others(plan.decimal);
    if (plan.type != CsvType::kText || seen.codes() > 0 || seen.numbers(plan.decimal) <= others ||
        dialect_.types.contains(names_[i])) {
      continue;
    }
    const auto& [line, cell] = seen.firstOther(plan.decimal);
    mostly_numbers.push_back(
        jsonObject({{"column", names_[i]}, {"texts", others}, {"cell", cell}, {"line", line}}));
  }
  return jsonObject(
      {{"problem", problem()},
       {"dialect", dialect_.toJson()},
       {"columns", names_},
       {"rows", rows_ - bad_.count},
       {"memory", memory},
       {"renamed", jsonObject({{"count", renamed_.size()}, {"first", std::move(renamed)}})},
       {"row_names", offset_ > 0},
       {"decimal", !commas.empty() && decimal_ == ',' ? "," : "."},
       {"commas", std::move(commas)},
       {"unsure", std::move(unsure)},
       {"short_rows", short_.toJson()},
       {"bad_rows", bad_.toJson()},
       {"dates", std::move(dates)},
       {"mostly_numbers", std::move(mostly_numbers)}});
}

json CsvReader::notNumbers() const {
  json columns = json::array(), first = json::array();
  Index count = 0;
  for (std::size_t i = 0; i < not_number_rows_.size(); ++i) {
    const std::size_t of_column = not_number_rows_[i].size();
    if (of_column == 0) continue;
    count += static_cast<Index>(of_column);
    columns.push_back(jsonObject({{"column", names_[i]}, {"count", of_column}}));
  }
  for (const auto& [row, line, column, text] : not_numbers_) {
    first.push_back(
        jsonObject({{"row", row}, {"line", line}, {"column", names_[column]}, {"text", text}}));
  }
  return jsonObject(
      {{"count", count}, {"columns", std::move(columns)}, {"first", std::move(first)}});
}

std::vector<std::uint32_t> CsvReader::notNumberRows(std::string_view column) const {
  const auto found = std::ranges::find(names_, column);
  const auto place = static_cast<std::size_t>(found - names_.begin());
  return place < not_number_rows_.size() ? not_number_rows_[place] : std::vector<std::uint32_t>();
}

}  // namespace minibatch
