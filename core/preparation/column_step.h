#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "preparation/step.h"

namespace minibatch {

/// A step that works on each column alone. Columns that it does not apply to pass as they are;
/// those it can learn nothing from are left out, with the reason.
class ColumnStep : public PreparationStep {
 public:
  /// The arguments of such a step: `columns`, then its own.
  static constexpr std::vector<Argument> withColumns(std::initializer_list<Argument> arguments);

  Index parts(const PreparationData& data) const override;
  void fitPart(const PreparationData& data, Index part) override;
  Index slices(const PreparationData& data, Index part) const override;
  void transformPart(PreparationData& data, Index part, Index slice,
                     Table& features) const override;
  bool leavesOut(const std::string& column) const override { return left_out_.contains(column); }
  bool needs(const std::string&) const override { return false; }
  /// {columns: [{column, …}], dropped: [{column, reason}]}
  nlohmann::json learned() const override;
  void restore(const nlohmann::json& json) override;

 protected:
  explicit ColumnStep(const Arguments& arguments);
  /// Whether the step works on a column: it is named, or none is and the step applies to it.
  bool chosen(const Column& column, const RowNumbers& rows) const;
  bool namesColumns() const { return names_.has_value(); }
  const Location& location() const { return location_; }

  /// Whether the step works on a column where no columns are named.
  virtual bool appliesTo(const Column& column) const = 0;
  /// The same where that takes a look at the rows to learn from.
  virtual bool appliesAmong(const Column& column, const RowNumbers& rows) const;
  /// Learns from `rows` of a column, which has the number `index` from now on; or says why nothing
  /// can be learned: the column is left out then.
  virtual std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                                    std::size_t index) = 0;
  /// Into how many slices the transform of the column that was fitted as number `index` falls.
  virtual Index columnSlices(const Column& column, std::size_t index) const;
  /// Adds to `features` what a slice of that column becomes.
  virtual void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                               Index slice, Table& features) const = 0;
  /// Into how many slices what stands behind all columns falls.
  virtual Index addingSlices(const PreparationData&) const { return 0; }
  /// Adds a slice of it to `features`.
  virtual void addColumns(const PreparationData&, Index, Table&) const {}
  /// What was learned from a column: members beside its name.
  virtual nlohmann::json learnedColumn(std::size_t index) const = 0;
  /// As fitColumn(), from what learnedColumn() gave.
  virtual void restoreColumn(const nlohmann::json& json, std::size_t index) = 0;

 private:
  Index ownSlices(const Column& column) const;

  struct Dropped {
    std::string column;
    std::string reason;
  };

  std::string_view class_name_;
  Location location_;
  std::optional<std::unordered_set<std::string>> names_;
  std::vector<std::string> fitted_;
  std::unordered_map<std::string, std::size_t> indices_;
  std::vector<Dropped> dropped_;
  std::unordered_set<std::string> left_out_;
};

/// `name`, or name.1, name.2 … where a column is called so already.
std::string freeName(const std::string& name, const Table& before, const Table& after);
/// The rows that are used: those to learn from and to test on, or all of new ones.
RowNumbers usedRows(const PreparationData& data);
/// sklearn.impute.MissingIndicator: 1 where the cell of a column is missing.
Column missingIndicator(const Column& column, const Table& before, const Table& after);

/// What imputers take beside their own: `add_indicator`, and `keep_empty_features`, whose doc says
/// what fills such a column.
constexpr std::vector<Argument> withImputerArguments(std::vector<Argument> arguments,
                                                     TextId keep_doc) {
  arguments.push_back({.name = "add_indicator",
                       .type = ArgumentType::kBoolean,
                       .default_json = "false",
                       .doc = "Whether to add a column of 0 and 1 for each column with missing "
                              "values in the training rows: 1 where the value was missing."});
  arguments.push_back({.name = "keep_empty_features",
                       .type = ArgumentType::kBoolean,
                       .default_json = "false",
                       .doc = keep_doc});
  return arguments;
}

/// The numbers of a column that a step is told to work on by its name. Throws kInvalidData for
/// text.
const NumericValues& requireNumbers(const Column& column, const Location& location);
/// The same for texts. Throws kInvalidData for numbers.
const CategoricalValues& requireText(const Column& column, const Location& location);
/// Throws kInvalidData where a number of `rows` is infinite.
void requireFinite(const Column& column, const RowNumbers& rows);
/// The numbers of `rows` that are not missing, in order. Throws kInvalidData for text and infinite
/// numbers.
std::vector<double> presentNumbers(const Column& column, const RowNumbers& rows,
                                   const Location& location);

constexpr std::vector<Argument> ColumnStep::withColumns(std::initializer_list<Argument> arguments) {
  std::vector<Argument> result{
      {.name = "columns",
       .type = ArgumentType::kStrings,
       .default_json = "null",
       .doc = "Names of the columns; if not set, all that the step applies to.",
       .nullable = true,
       .of = "columns"}};
  result.insert(result.end(), arguments);
  return result;
}

}  // namespace minibatch
