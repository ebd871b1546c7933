#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/shape.h"
#include "data/table.h"

namespace minibatch {

/// Something that a person wants to know of rows: pandas' describe(), value_counts() … Works in
/// slices, so that it can be cancelled, and changes nothing.
class Look {
 public:
  /// Rows of a slice: a millisecond or two of work.
  static constexpr Index kSliceRows = 1 << 15;
  /// More groups than these cannot be told apart in a picture.
  static constexpr Index kMostGroups = 100;

  virtual ~Look() = default;

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);
  /// After step() said so.
  virtual nlohmann::json result() const = 0;

 protected:
  /// A slice of work; says whether everything is done.
  virtual bool work() = 0;

 private:
  bool done_ = false;
};

using LookPointer = std::unique_ptr<Look>;

/// The look of that name, as the package's method has it: "describe", "valueCounts" … Throws
/// kInvalidData where there is no such column, or it cannot be looked at so.
LookPointer makeLook(const std::string& name, const Table& table, const nlohmann::json& options);

/// A number in the result of a look; one that JSON has not is {"number": "NaN"}.
nlohmann::json numberJson(double value);
/// The column that an option names.
const Column& columnIn(const nlohmann::json& options, const char* key, const Table& table);
/// The same; throws kInvalidData where it holds text.
const Column& numbersIn(const nlohmann::json& options, const char* key, const Table& table);
/// The columns that the option "columns" lists; all where it is left out.
std::vector<Column> columnsIn(const nlohmann::json& options, const Table& table);

}  // namespace minibatch
