#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/dataset.h"
#include "data/table.h"
#include "preparation/data.h"

namespace minibatch {

/// What one of the inputs of a model takes of prepared rows.
struct ModelInput {
  std::string name;
  /// Columns of the file: what steps make of them comes with them. None: to be suggested.
  std::optional<std::vector<std::string>> columns;
  /// How many numbers of a row the model's input takes, where they are suggested.
  Index size = 0;
  /// The columns after all steps, in their order.
  std::vector<std::string> features;

  bool takes(const std::string& column) const;
};

/// `options` is {inputs: [{name, columns, size}]}; empty where a model has one that takes all.
std::vector<ModelInput> modelInputsFrom(const nlohmann::json& options);

/// Finds the features of each input. One that was made of several columns goes to the inputs that
/// take them all.
///
/// Where no columns are said it suggests them by the sizes of the inputs: all take everything, or
/// there is one way only to deal out the columns. Throws kInvalidData where there is none or
/// another, where an input has nothing, and for what was made of columns of several inputs.
void findFeatures(const Table& features, std::vector<ModelInput>& inputs);

/// The numbers of rows, which are filled column by column: an input of a data set each.
class InputValues {
 public:
  InputValues() = default;
  InputValues(std::vector<ModelInput> inputs, Index rows);

  /// Copies a column into the inputs that take it. Columns come in the order of the features.
  void copy(const Column& column, const RowNumbers& rows);
  /// Of rows, or of windows of them.
  Dataset take(const std::optional<Windows>& windows);

 private:
  struct Input {
    ModelInput of;
    std::vector<float> values;
    std::size_t next = 0;
  };
  std::vector<Input> inputs_;
};

}  // namespace minibatch
