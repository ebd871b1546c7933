#include <algorithm>
#include <cmath>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/affine_scaler.h"
#include "preparation/matrix_step.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.Normalizer: each row divided by its own norm.
class Normalizer : public MatrixStep {
 public:
  explicit Normalizer(const Arguments& arguments)
      : MatrixStep(arguments), norm_(arguments.string("norm")) {}

  bool learns() const override { return false; }
  void fitPart(const PreparationData& data, Index) override { columnsOf(data); }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    const std::vector<const Column*> chosen = columnsOf(data);
    for (const Column* column : chosen) requirePresent(data, *column);
    const std::vector<double> norms = normsOf(chosen, data.features.rows());
    for (const Column& column : data.features.columns()) {
      if (!std::ranges::count(chosen, &column)) {
        features.add(column);
        continue;
      }
      NumericValues values = *column.numeric();
      for (std::size_t row = 0; row < values.size(); ++row) values[row] /= norms[row];
      features.add({column.name, std::move(values)});
    }
  }

 private:
  // 1 for a row of zeros.
  std::vector<double> normsOf(const std::vector<const Column*>& columns, Index rows) const {
    std::vector<double> norms(static_cast<std::size_t>(rows));
    for (const Column* column : columns) {
      const NumericValues& values = *column->numeric();
      for (std::size_t row = 0; row < norms.size(); ++row) {
        const double size = std::abs(values[row]);
        norms[row] = norm_ == "max" ? std::max(norms[row], size)
                                    : norms[row] + (norm_ == "l1" ? size : size * size);
      }
    }
    for (double& norm : norms) {
      if (norm_ == "l2") norm = std::sqrt(norm);
      norm = scaleOrOne(norm);
    }
    return norms;
  }

  std::string norm_;
};

}  // namespace

const EntryOf<PreparationStep>& normalizerPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Normalizer>(
      "Normalizer", {}, "Divides each row by its norm, so that all rows have the same length.", [] {
        return ColumnStep::withColumns(
            {{.name = "norm",
              .type = ArgumentType::kString,
              .default_json = "\"l2\"",
              .doc = "The norm: the root of the sum of squares, the sum of "
                     "absolute values, or the largest absolute value.",
              .choices = {"l2", "l1", "max"}}});
      });
  return entry;
}

}  // namespace minibatch
