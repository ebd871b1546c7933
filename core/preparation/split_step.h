#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/random_state.h"
#include "data/split.h"
#include "preparation/step.h"

namespace minibatch {

/// A step that says which rows are trained on and which are tested on. Where the files bring their
/// own rows to test on, those stay.
class SplitStep : public PreparationStep {
 public:
  bool splits() const override { return true; }
  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }
  /// One draw each; the last counts.
  Index parts(const PreparationData& data) const override;
  void fitPart(const PreparationData& data, Index part) override;
  void transformPart(PreparationData& data, Index part, Index slice,
                     Table& features) const override;
  bool leavesOut(const std::string& column) const override {
    return !column_.empty() && column == column_;
  }
  /// {train, test, source: "files" or "drawn"}
  nlohmann::json learned() const override { return learned_; }
  void restore(const nlohmann::json& json) override { learned_ = json; }

 protected:
  explicit SplitStep(const Arguments& arguments);
  /// The split is said by a column, which is no feature.
  void splitBy(std::string column) { column_ = std::move(column); }

  /// The places of the rows of each part among data.train.
  virtual Split split(const PreparationData& data, RandomState& random) = 0;
  /// How many times split() is called, with the same `random`.
  virtual Index draws() const { return 1; }
  /// Adds to what was learned where the rows were drawn.
  virtual void describe(nlohmann::json&) const {}

  std::string_view step() const { return step_; }
  std::optional<std::uint32_t> randomState() const { return random_state_; }
  /// The class of each row of data.train. Throws kInvalidData where the target is a number.
  std::vector<std::int32_t> classes(const PreparationData& data) const;
  /// The number of each such row's group in the column that the rows are split by.
  std::vector<std::int32_t> groups(const PreparationData& data) const;
  const Column& column(const PreparationData& data) const;

 private:
  std::string_view step_;
  std::optional<std::uint32_t> random_state_;
  std::optional<RandomState> random_;
  std::string column_;
  RowNumbers train_, test_;
  nlohmann::json learned_ = nlohmann::json::object();
};

/// The places 0, 1, … of `rows` in the order of a column's cells, equal ones as they are. Throws
/// kInvalidData where one is missing.
std::vector<std::uint32_t> placesInOrder(const Column& column, const RowNumbers& rows);
/// The number of each row's group: equal cells have the same one. Throws kInvalidData where one is
/// missing.
std::vector<std::int32_t> groupsOf(const Column& column, const RowNumbers& rows);
/// Sorted rows for places among them.
Split placesOf(const std::vector<std::uint32_t>& order, const Split& split);

}  // namespace minibatch
