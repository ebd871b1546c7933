#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/eigenvectors.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/refusal.h"
#include "preparation/column_step.h"
#include "preparation/matrix_step.h"

namespace minibatch {
namespace {

/// sklearn.decomposition.PCA, by the eigenvectors of the covariances. The components stand behind
/// the other columns as pca0, pca1 …
class Pca : public MatrixStep {
 public:
  explicit Pca(const Arguments& arguments)
      : MatrixStep(arguments), whitens_(arguments.boolean("whiten")) {
    if (arguments.isNull("n_components")) return;
    wanted_ = arguments.number("n_components");
    if (*wanted_ < 1 || *wanted_ == std::floor(*wanted_)) return;
    refuseValue(arguments, "n_components", Message("expected.components-or-share"),
                arguments.config().at("n_components"));
  }

  /// A column's covariances each, then the steps to the eigenvectors; and a component each.
  Index parts(const PreparationData& data) const override {
    const Index columns = names_.empty() ? static_cast<Index>(columnsOf(data).size())
                                         : static_cast<Index>(names_.size());
    return std::max<Index>(1, columns + SymmetricEigenvectors::steps(columns));
  }

  void fitPart(const PreparationData& data, Index part) override {
    if (part == 0) begin(data);
    const auto columns = static_cast<Index>(names_.size());
    if (part < columns) {
      addCovariances(data, part);
      if (part + 1 == columns) found_.emplace(columns, std::move(covariances_));
      return;
    }
    found_->step();
    if (part + 1 == columns + SymmetricEigenvectors::steps(columns)) finish();
  }

  void transformPart(PreparationData& data, Index part, Index, Table& features) const override {
    if (part == 0) {
      for (const std::string& name : names_) {
        requirePresent(data, numbers(data, name));
      }
      for (const Column& column : data.features.columns()) {
        if (!std::ranges::count(names_, column.name)) features.add(column);
      }
    }
    const auto index = static_cast<std::size_t>(part);
    if (index >= components_.size()) return;
    NumericValues values(static_cast<std::size_t>(data.features.rows()));
    std::vector<const Column*> columns;
    for (std::size_t j = 0; j < names_.size(); ++j) {
      columns.push_back(&data.features.require(names_[j]));
      const NumericValues& cells = *columns.back()->numeric();
      const double weight = components_[index][j], mean = means_[j];
      for (std::size_t row = 0; row < values.size(); ++row) {
        values[row] += (cells[row] - mean) * weight;
      }
    }
    if (whitens_) {
      const double scale =
          std::max(std::sqrt(variances_[index]), std::numeric_limits<double>::epsilon());
      for (double& value : values) value /= scale;
    }
    features.add({freeName("pca" + std::to_string(part), data.features, features),
                  std::move(values), originsOf(columns)});
  }

  nlohmann::json learned() const override {
    auto columns = nlohmann::json::array();
    for (std::size_t j = 0; j < names_.size(); ++j) {
      columns.push_back(jsonObject({{"column", names_[j]}, {"mean", means_[j]}}));
    }
    return jsonObject({{"columns", std::move(columns)},
                       {"components", components_},
                       {"explained_variance", variances_},
                       {"explained_variance_ratio", ratios_}});
  }
  void restore(const nlohmann::json& json) override {
    for (const nlohmann::json& column : json.at("columns")) {
      names_.push_back(column.at("column").get<std::string>());
      means_.push_back(column.at("mean").get<double>());
    }
    json.at("components").get_to(components_);
    json.at("explained_variance").get_to(variances_);
    json.at("explained_variance_ratio").get_to(ratios_);
  }

 private:
  const Column& numbers(const PreparationData& data, const std::string& name) const {
    const Column& column = data.features.require(name);
    requireNumbers(column, location());
    return column;
  }

  void begin(const PreparationData& data) {
    for (const Column* column : columnsOf(data)) names_.push_back(column->name);
    const auto columns = static_cast<Index>(names_.size());
    rows_ = static_cast<Index>(data.train.size());
    if (rows_ < 2 || columns < 1) {
      fail(ErrorCode::kInvalidData, "preparation.pca-size",
           {{"rows", rows_}, {"columns", columns}});
    }
    if (wanted_ && *wanted_ > static_cast<double>(std::min(rows_, columns))) {
      fail(ErrorCode::kInvalidData, "preparation.pca-components",
           {{"where", location()}, {"received", *wanted_}, {"most", std::min(rows_, columns)}});
    }
    covariances_.assign(static_cast<std::size_t>(columns * columns), 0);
  }

  // Of a column with itself and all before it.
  void addCovariances(const PreparationData& data, Index index) {
    const Column& column = numbers(data, names_[index]);
    requirePresent(column, data.train);
    NumericValues centered;
    double sum = 0;
    for (const std::uint32_t row : data.train) {
      centered.push_back((*column.numeric())[row]);
      sum += centered.back();
    }
    means_.push_back(sum / static_cast<double>(rows_));
    for (double& value : centered) value -= means_.back();
    const auto columns = static_cast<Index>(names_.size());
    for (Index other = 0; other <= index; ++other) {
      const NumericValues& values = *data.features.require(names_[other]).numeric();
      const double mean = means_[other];
      double products = 0;
      for (std::size_t i = 0; i < centered.size(); ++i) {
        products += centered[i] * (values[data.train[i]] - mean);
      }
      covariances_[index * columns + other] = covariances_[other * columns + index] =
          products / static_cast<double>(rows_ - 1);
    }
  }

  void finish() {
    const auto columns = static_cast<Index>(names_.size());
    double all = 0;
    for (Index i = 0; i < columns; ++i) all += std::max(found_->value(i), 0.0);
    const Index most = std::min(rows_, columns);
    double share = 0;
    for (Index i = 0; i < most; ++i) {
      if (wanted_ && (*wanted_ < 1 ? share > *wanted_ : static_cast<double>(i) >= *wanted_)) break;
      variances_.push_back(std::max(found_->value(i), 0.0));
      // Where nothing varies, no component explains anything.
      ratios_.push_back(all > 0 ? variances_.back() / all : 0);
      share += ratios_.back();
      components_.push_back(found_->vector(i));
    }
    found_.reset();
  }

  bool whitens_;
  std::optional<double> wanted_;
  Index rows_ = 0;
  std::vector<double> covariances_;
  std::optional<SymmetricEigenvectors> found_;
  std::vector<std::string> names_;
  std::vector<double> means_, variances_, ratios_;
  std::vector<std::vector<double>> components_;
};

}  // namespace

const EntryOf<PreparationStep>& pcaPreparationEntry() {
  static constexpr auto entry = learningEntry<Pca>(
      "PCA", {"pca"},
      "Replaces columns by their principal components: the directions in which the training rows "
      "vary most.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "n_components",
              .default_json = "null",
              .doc = "How many components, or below 1 the share of the variance that they explain; "
                     "if not set, all.",
              .above = 0,
              .nullable = true},
             {.name = "whiten",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to scale the components to variance 1."}});
      });
  return entry;
}

}  // namespace minibatch
