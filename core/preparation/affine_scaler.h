#pragma once

#include <vector>

#include "preparation/column_step.h"

namespace minibatch {

/// A scaler of each column by two numbers, (x - center) / scale. Missing numbers stay missing.
class AffineScaler : public ColumnStep {
 protected:
  struct Fitted {
    double center = 0, scale = 1;
  };

  /// `center_name` is what the center is called among the fitted values; null where the scaler only
  /// divides.
  AffineScaler(const Arguments& arguments, const char* center_name)
      : ColumnStep(arguments), center_name_(center_name) {}

  /// `values` are the numbers of the training rows that are not missing: at least one.
  virtual Fitted fitNumbers(std::vector<double> values) const = 0;
  /// What becomes of a scaled number.
  virtual double limited(double scaled) const { return scaled; }

 private:
  bool appliesTo(const Column& column) const override { return column.numeric() != nullptr; }
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t index) override;
  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override;
  nlohmann::json learnedColumn(std::size_t index) const override;
  void restoreColumn(const nlohmann::json& column, std::size_t index) override;

  const char* center_name_;
  std::vector<Fitted> fitted_;
};

/// What to divide by: 1 in place of a width that only rounding keeps from 0, so that a constant
/// column is not divided by it. scikit-learn's _handle_zeros_in_scale().
double scaleOrOne(double scale);

}  // namespace minibatch
