#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalog_entry.h"
#include "base/random_state.h"
#include "preparation/data.h"

namespace minibatch {

class ImageStep;

/// One step of a preparation: an entry of the catalogue with the name and the arguments it has in
/// scikit-learn, pandas or Keras. It learns from the training rows, then changes all rows alike,
/// also new ones at prediction time.
///
/// The work falls into parts (a column each, as a rule) and these into slices, between which a job
/// may be paused or cancelled.
class PreparationStep {
 public:
  static constexpr Kind kKind = Kind::kPreparation;

  virtual ~PreparationStep() = default;

  /// Into how many parts the work on `data` falls.
  virtual Index parts(const PreparationData& data) const;
  /// Learns from the training rows; called for each part in order, before transformPart().
  virtual void fitPart(const PreparationData& data, Index part);
  /// Into how many slices the fit of a part falls, for steps that have much to learn from one.
  virtual Index fitSlices(const PreparationData& data, Index part) const;
  /// Learns from a slice of a part; called for each in order. All that there is calls fitPart().
  virtual void fitSlice(const PreparationData& data, Index part, Index slice);
  /// Into how many slices the transform of a part falls, which may be more work than it is to learn
  /// from: a column may become hundreds.
  virtual Index slices(const PreparationData& data, Index part) const;
  /// Changes `data`, whose features are replaced by `features` after the last part; called for each
  /// slice in order.
  virtual void transformPart(PreparationData& data, Index part, Index slice,
                             Table& features) const = 0;

  /// Whether this step only says which rows are trained on. Where it stands behind one that learns,
  /// it runs right before that one, so that nothing is learned from rows to test on.
  virtual bool splits() const { return false; }
  /// Whether what this step does depends on the rows it is fitted on. One that looks at each row by
  /// itself, or at its arguments only, learns nothing and keeps its place before a split.
  virtual bool learns() const { return true; }
  /// This, where it is a step for images.
  virtual const ImageStep* imageStep() const { return nullptr; }

  /// Whether rows keep their order: of those that are drawn, or new, no windows can be made.
  virtual bool keepsOrder() const { return true; }

  /// Whether this step says that samples are windows, which are made when all steps are done.
  virtual bool makesWindows() const { return false; }

  /// Whether this step left out a column that the rows had. New rows need not have it then, unless
  /// a step before needs it.
  virtual bool leavesOut(const std::string& column) const;
  /// Whether other columns, or whether there is an error, depend on this one: false where it is
  /// enough that a column is changed if it is there.
  virtual bool needs(const std::string& column) const;

  /// What was learned, as JSON.
  virtual nlohmann::json learned() const;
  /// Takes the place of fitPart(). Throws kInvalidSpec, or what nlohmann::json throws, when `json`
  /// is not what learned() gives.
  virtual void restore(const nlohmann::json& json);

  /// All parts at once.
  void fit(const PreparationData& data);
  void transform(PreparationData& data) const;

 protected:
  /// Throws kInvalidData where the rows are images: this step is for the columns of a table.
  static void requireTable(const PreparationData& data, std::string_view step);
};

/// Where a step that draws random numbers says so.
constexpr Argument randomStateArgument() {
  return {.name = "random_state",
          .type = ArgumentType::kInteger,
          .default_json = "null",
          .doc =
              "A number draws the same rows as scikit-learn with it; if not set, rows are drawn "
              "with the experiment's seed.",
          .minimum = 0,
          .maximum = RandomState::kMaxSeed,
          .nullable = true};
}

/// Where a step that learns says from which rows: "train" or "all".
constexpr Argument fitOnArgument() {
  return {.name = "fit_on",
          .type = ArgumentType::kString,
          .default_json = "\"train\"",
          .doc =
              "The rows to learn from: the training rows, or all rows, as "
              "data.fillna(data.median()) before a split does. Then the test rows leak into "
              "training.",
          .choices = {"train", "all"}};
}

/// entryFor() a step that learns: it has `fit_on` behind its own arguments. PrepareJob reads it.
template <class Step, class List>
  requires std::is_invocable_v<List>
constexpr auto learningEntry(const char* class_name, const Choices& identifiers, TextId doc, List) {
  return entryFor<PreparationStep, Step>(class_name, identifiers, doc, [] {
    std::vector<Argument> arguments = List{}();
    arguments.push_back(fitOnArgument());
    return arguments;
  });
}

}  // namespace minibatch
