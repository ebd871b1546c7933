#pragma once

#include <optional>
#include <string>
#include <vector>

#include "preparation/step.h"

namespace minibatch {

/// A step that works on several columns together, as scikit-learn does on its X: on those that are
/// named, or on all that hold numbers.
class MatrixStep : public PreparationStep {
 public:
  bool needs(const std::string& column) const override;

 protected:
  explicit MatrixStep(const Arguments& arguments);

  /// The columns to work on, in the table's order. Throws kInvalidData for text, for a name that is
  /// not there, and where the rows are images.
  std::vector<const Column*> columnsOf(const PreparationData& data) const;
  const Location& location() const { return location_; }

 private:
  std::string_view class_name_;
  Location location_;
  std::optional<std::vector<std::string>> names_;
};

/// Throws kInvalidData where one of `rows`, or of the used rows, is missing or infinite in a
/// column.
void requirePresent(const Column& column, const RowNumbers& rows);
void requirePresent(const PreparationData& data, const Column& column);

}  // namespace minibatch
