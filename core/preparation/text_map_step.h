#pragma once

#include <string>
#include <utility>
#include <vector>

#include "preparation/map_step.h"

namespace minibatch {

/// A step that makes a number of each text of a column. The texts are read in slices: there may be
/// as many as rows.
class TextMapStep : public MapStep {
 protected:
  using MapStep::MapStep;

  /// Into how many slices the texts of a column fall; those of a column of numbers into none.
  static Index textSlices(const Column& column);
  /// The texts of a slice: [from, to).
  static std::pair<std::size_t, std::size_t> textsOf(const Column& column, Index slice);

  /// The number of a text in the column `index`; NaN where it has none. A text may have several
  /// numbers, of which `which` says one.
  virtual double numberOf(const std::string& text, std::size_t index, Index which) const = 0;
  /// Reads the texts of a slice; called for each in order.
  void readTexts(const Column& column, std::size_t index, Index which, Index slice) const;
  /// The number of each row, when all texts are read. Of the rows that are used a text without one
  /// is refused as `fault`, unless that is null. Throws kInvalidData.
  NumericValues takeNumbers(const PreparationData& data, const Column& column,
                            const char* fault) const;

 private:
  // Of each text, while a column is transformed.
  mutable std::vector<double> numbers_;
};

}  // namespace minibatch
