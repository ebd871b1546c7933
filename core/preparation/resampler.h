#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/random_state.h"
#include "preparation/sampling_strategy.h"
#include "preparation/step.h"

namespace minibatch {

/// A step that changes which rows are trained on. Rows to test on, and new ones, pass as they are.
class Resampler : public PreparationStep {
 public:
  bool needs(const std::string&) const override { return false; }
  bool keepsOrder() const override { return false; }
  void transformPart(PreparationData& data, Index part, Index slice,
                     Table& features) const override;
  /// {classes: [{class, before, after}]}
  nlohmann::json learned() const override { return learned_; }
  void restore(const nlohmann::json& json) override { learned_ = json; }

 protected:
  Resampler(const Arguments& arguments, Sampling sampling);

  /// A new row between two others.
  struct Synthetic {
    std::uint32_t row, neighbor;
    double step;
  };

  std::vector<std::pair<Index, Index>> plan(const PreparationData& data) const {
    return strategy_.of(data);
  }
  /// NumPy's generator of the random state, or of the experiment's seed.
  RandomState random(const PreparationData& data) const;
  /// The training rows of a class, in order.
  static RowNumbers members(const PreparationData& data, Index cls);
  std::string_view step() const { return step_; }

  /// What the training rows become: rows there are, which may repeat, and then new ones.
  void keep(const PreparationData& data, RowNumbers train, std::vector<Synthetic> synthetic = {});
  /// The cells of a new row in a column; row + step * (neighbor - row) of numbers, the row's own
  /// text.
  virtual Column extended(const Column& column) const;
  const std::vector<Synthetic>& synthetic() const { return synthetic_; }
  /// Columns whose new numbers are whole.
  const std::set<std::string>& integerColumns() const { return integer_columns_; }

 private:
  std::string step_;
  SamplingStrategy strategy_;
  std::optional<std::uint32_t> random_state_;
  std::set<std::string> integer_columns_;
  RowNumbers train_;
  std::vector<Synthetic> synthetic_;
  nlohmann::json learned_;
};

}  // namespace minibatch
