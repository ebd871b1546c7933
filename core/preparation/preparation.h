#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "data/cell_reading.h"
#include "data/dataset.h"
#include "data/image_resize.h"
#include "data/table.h"
#include "data/target.h"
#include "preparation/model_inputs.h"
#include "preparation/step.h"
#include "preparation/target_scaler.h"

namespace minibatch {

/// A column that rows are made of, as it was read.
struct InputColumn {
  std::string name;
  bool numeric;
};

/// What is predicted, and how it reaches the model.
struct PreparedTarget {
  /// The name of the model's output; "" where it has one only.
  std::string output;
  TargetEncoder encoder;
  TargetScaler scaler;
  std::optional<TargetEncoding> encoding;

  bool isNumbers() const { return encoder.task() == Task::kRegression; }
};

/// A new row as text.
using CellsByColumn = std::map<std::string, std::string>;

/// The steps between rows as they were read and what a model takes, fitted: what is saved with a
/// model, so that new rows go the same way. PrepareJob makes one.
class Preparation {
 public:
  /// A step and what it did.
  struct Step {
    std::string class_name;
    nlohmann::json config;
    /// Copies share what was fitted.
    std::shared_ptr<PreparationStep> step;
    /// Whether it learns from all rows: its argument `fit_on` is "all".
    bool fits_on_all;
    /// {fitted_on, leaks, before: {train, test, columns, classes}, after: {…}}. It leaks where rows
    /// to test on are among those it learned from. `classes` are the training rows of each class.
    nlohmann::json report;
  };

  /// `steps` is a list of {class_name, config}, or names. One with `enabled: false` is checked and
  /// left out. Throws as Catalog::parse() does.
  Preparation(const nlohmann::json& steps, const Catalog& catalog);
  /// From what toJson() gives; kInvalidSpec where it is something else.
  static Preparation fromJson(const nlohmann::json& json, const Catalog& catalog);
  /// {target, scaling, encoding, images, inputs: [{name, type}], features, pixels, cells,
  ///  steps: [{class_name, config, learned, fitted_on, leaks, before, after}]}; null stands for a
  /// step that is switched off. Where targets are those of outputs by name also {targets: [{output,
  /// target, scaling, encoding}]}, of which the first is the one that stands above. For a model
  /// with several inputs also {model_inputs: [{name, columns, features}], unused}: the columns
  /// after all steps that each takes, and those that none takes.
  nlohmann::json toJson() const;

  const std::vector<std::string>& features() const { return features_; }
  /// Of the first output.
  const TargetEncoder& target() const { return targets_[0].encoder; }
  const PixelScaling& pixels() const { return pixels_; }
  /// What becomes of the size and the bytes of an image, before its bytes are scaled.
  ImageSize imageSize(const ImageSize& from) const;
  std::vector<std::uint8_t> imageBytes(std::vector<std::uint8_t> pixels,
                                       const ImageSize& from) const;
  /// Whether imageBytes() gives other bytes than it is given.
  bool changesBytes() const;

  /// New rows as the model takes them, which know how the target was scaled. Where samples are
  /// windows, they are all those of the rows, which are one series in the order of time. Columns
  /// are found by name, in any order; others are not looked at. Throws kInvalidData when one is not
  /// there or has text instead of numbers, and where the rows are too few for a window.
  Dataset transform(const Table& rows) const;
  /// The same for rows of cells as a person types them; a column that is left out is missing. They
  /// are read as the cells of the file were.
  Dataset transformCells(const std::vector<CellsByColumn>& rows) const;
  /// The cells of such rows that are no numbers where numbers are wanted.
  std::vector<std::pair<Index, std::string>> notNumbers(
      const std::vector<CellsByColumn>& rows) const;

 private:
  friend class PrepareJob;
  friend class PipelineJob;

  Table conform(const Table& rows) const;
  /// Adds to the features of each row what is predicted of others, in the scale of the target.
  void addPast(const Table& targets, Table& features) const;
  /// Whether windows show the past of what they predict, to some input of the model.
  bool showsPast(const std::optional<Windows>& windows) const;
  /// The columns to predict, each once: all, or those of numbers.
  std::vector<std::string> targetColumns(bool numbers_only = false) const;
  std::vector<OutputScaling> targetScaling(const std::optional<Windows>& windows) const;
  /// Empty ones for the features of so many rows.
  InputValues inputValues(Index rows) const;

  /// Those that are switched on.
  std::vector<Step> steps_;
  /// Of each step that was listed, whether it is switched on.
  std::vector<bool> enabled_;
  /// One for each output that learns from targets.
  std::vector<PreparedTarget> targets_ = std::vector<PreparedTarget>(1);
  bool images_ = false;
  PixelScaling pixels_;
  CellReading cells_;
  std::vector<InputColumn> inputs_;
  /// The columns after all steps that a model takes.
  std::vector<std::string> features_;
  /// Of a model with several inputs, what each takes, and what none takes.
  std::vector<ModelInput> model_inputs_;
  std::vector<std::string> unused_;
};

/// Writes one column of a row-major matrix: `out` is its first cell, `stride` the row length.
/// Throws kInvalidData where the column holds text, or a cell is missing or infinite.
void copyFeature(const Column& column, const RowNumbers& rows, float* out, Index stride);

}  // namespace minibatch
