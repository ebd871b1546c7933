#include <string>

#include "base/catalog_entry.h"
#include "preparation/fold_step.h"

namespace minibatch {
namespace {

constexpr double kMostFolds = 1e6;
/// Where each group is tried in every fold.
constexpr double kMostGroupedFolds = 100;

/// A fold that scikit-learn deals the rows to; one fold is tested on, the others are trained on.
class DealtFold : public FoldStep {
 protected:
  explicit DealtFold(const Arguments& arguments)
      : FoldStep(arguments), shuffles_(arguments.boolean("shuffle")) {}
  /// Null where the rows stay in order.
  RandomState* shuffled(RandomState& random) const { return shuffles_ ? &random : nullptr; }

 private:
  bool shuffles_;
};

/// sklearn.model_selection.KFold.
class KFold : public DealtFold {
 public:
  explicit KFold(const Arguments& arguments) : DealtFold(arguments) {}

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    return kFold(static_cast<Index>(data.train.size()), fold(), shuffled(random));
  }
};

/// sklearn.model_selection.StratifiedKFold.
class StratifiedKFold : public DealtFold {
 public:
  explicit StratifiedKFold(const Arguments& arguments) : DealtFold(arguments) {}

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    return stratifiedKFold(classes(data), fold(), shuffled(random));
  }
};

/// sklearn.model_selection.GroupKFold.
class GroupKFold : public DealtFold {
 public:
  explicit GroupKFold(const Arguments& arguments) : DealtFold(arguments) {
    splitBy(arguments.string("groups"));
  }

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    return groupKFold(groups(data), fold(), shuffled(random));
  }
};

/// sklearn.model_selection.StratifiedGroupKFold.
class StratifiedGroupKFold : public DealtFold {
 public:
  explicit StratifiedGroupKFold(const Arguments& arguments) : DealtFold(arguments) {
    splitBy(arguments.string("groups"));
  }

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    return stratifiedGroupKFold(classes(data), groups(data), fold(), shuffled(random));
  }
};

constexpr Argument kShuffle{.name = "shuffle",
                            .type = ArgumentType::kBoolean,
                            .default_json = "false",
                            .doc = "Whether to shuffle before the rows are dealt to the folds."};

}  // namespace

const EntryOf<PreparationStep>& kFoldPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, KFold>(
      "KFold", {"k_fold"},
      "Splits the rows into n_splits parts of equal size and tests on one of them.",
      [] { return FoldStep::withFold("5", kMostFolds, {kShuffle, randomStateArgument()}); });
  return entry;
}

const EntryOf<PreparationStep>& stratifiedKFoldPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, StratifiedKFold>(
      "StratifiedKFold", {"stratified_k_fold"},
      "Splits the rows as KFold does, and keeps the proportions of the classes in every part.",
      [] { return FoldStep::withFold("5", kMostFolds, {kShuffle, randomStateArgument()}); });
  return entry;
}

const EntryOf<PreparationStep>& groupKFoldPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, GroupKFold>(
      "GroupKFold", {"group_k_fold"},
      "Splits the rows into n_splits parts such that rows of a group stay together, and tests on "
      "one of them.",
      [] {
        return FoldStep::withFold("5", kMostFolds,
                                  {groupsArgument(), kShuffle, randomStateArgument()});
      });
  return entry;
}

const EntryOf<PreparationStep>& stratifiedGroupKFoldPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, StratifiedGroupKFold>(
      "StratifiedGroupKFold", {"stratified_group_k_fold"},
      "Splits the rows as GroupKFold does, and keeps the proportions of the classes as far as the "
      "groups allow.",
      [] {
        return FoldStep::withFold("5", kMostGroupedFolds,
                                  {groupsArgument(), kShuffle, randomStateArgument()});
      });
  return entry;
}

}  // namespace minibatch
