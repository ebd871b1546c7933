#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/dataset.h"

namespace minibatch {

/// Rows as a classical model takes them: all numbers of a row beside each other, and one target.
struct Samples {
  Index rows = 0, features = 0;
  /// How many classes there are; 0 where numbers are predicted.
  Index classes = 0;
  /// How many numbers are predicted of a row.
  Index width = 1;
  std::vector<Real> x;               // (rows, features)
  std::vector<std::int32_t> labels;  // (rows), of classes
  std::vector<double> y;             // (rows, width), of numbers, as they were scaled for training

  const Real* row(Index index) const { return x.data() + index * features; }
};

/// Reads the rows of a data set block by block.
class SampleReader {
 public:
  /// `model` is what messages call the one who wants them. Throws kInvalidData unless there are
  /// rows with one target of one number, one class or several numbers; kOutOfMemory.
  SampleReader(std::string model, const Dataset& data, bool classifies);

  Index rows() const { return data_.rows(); }
  Index features() const { return features_; }
  Index width() const { return width_; }
  /// Of a data set that does not know its classes they are known once it is read.
  Index classes() const { return classes_; }

  /// The numbers of rows, (count, features). Throws kInvalidData for one that is not finite.
  void gather(Index first, Index count, Real* x) const;
  /// The class of each row. Throws kInvalidData for what is not a class.
  void gatherLabels(Index first, Index count, std::vector<std::int32_t>& labels) const;
  /// The numbers to predict of each row, (count, width).
  std::vector<Real> gatherNumbers(Index first, Index count) const;

 private:
  [[noreturn]] void refuse(const char* id) const;

  std::string model_;
  Dataset data_;
  Index features_ = 0, width_ = 1, classes_ = 0;
  Shape target_;  // as it is gathered
};

}  // namespace minibatch
