#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/fold_step.h"

namespace minibatch {
namespace {

// Each draw is a slice of its own, and all of them together are a moment.
constexpr double kMostDraws = 100;

/// One of several random draws of both parts.
class DrawnFold : public FoldStep {
 protected:
  DrawnFold(const Arguments& arguments, double default_test_size)
      : FoldStep(arguments),
        test_size_(numberOf(arguments, "test_size")),
        train_size_(numberOf(arguments, "train_size")),
        default_test_size_(default_test_size) {}

  PartSizes sizes(Index count) const {
    return partSizes(count, test_size_, train_size_, default_test_size_);
  }

 private:
  Index draws() const override { return fold().number + 1; }

  std::optional<double> test_size_, train_size_;
  double default_test_size_;
};

/// sklearn.model_selection.ShuffleSplit.
class ShuffleSplit : public DrawnFold {
 public:
  explicit ShuffleSplit(const Arguments& arguments) : DrawnFold(arguments, 0.1) {}

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    const auto rows = static_cast<Index>(data.train.size());
    return trainTestSplit(rows, sizes(rows), random);
  }
};

/// sklearn.model_selection.StratifiedShuffleSplit.
class StratifiedShuffleSplit : public DrawnFold {
 public:
  explicit StratifiedShuffleSplit(const Arguments& arguments) : DrawnFold(arguments, 0.1) {}

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    const auto rows = static_cast<Index>(data.train.size());
    return stratifiedSplit(classes(data), sizes(rows), random);
  }
};

/// sklearn.model_selection.GroupShuffleSplit: the sizes are those of groups, not of rows.
class GroupShuffleSplit : public DrawnFold {
 public:
  explicit GroupShuffleSplit(const Arguments& arguments) : DrawnFold(arguments, 0.2) {
    splitBy(arguments.string("groups"));
  }

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    const std::vector<std::int32_t> own = groups(data);
    return groupShuffleSplit(own, sizes(countGroups(own)), random);
  }
};

constexpr std::vector<Argument> argumentsOfRows() {
  return FoldStep::withFold(
      "10", kMostDraws,
      {testSizeArgument(
           "Fraction of the rows to test on, or their number; if neither size is set, 0.1."),
       trainSizeArgument(
           "Fraction of the rows to train on, or their number; if not set, the rest."),
       randomStateArgument()});
}

}  // namespace

const EntryOf<PreparationStep>& shuffleSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, ShuffleSplit>(
      "ShuffleSplit", {}, "Draws the rows to train on and those to test on, one draw of several.",
      [] { return argumentsOfRows(); });
  return entry;
}

const EntryOf<PreparationStep>& stratifiedShuffleSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, StratifiedShuffleSplit>(
      "StratifiedShuffleSplit", {},
      "Draws the rows as ShuffleSplit does, and keeps the proportions of the classes in both "
      "parts.",
      [] { return argumentsOfRows(); });
  return entry;
}

const EntryOf<PreparationStep>& groupShuffleSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, GroupShuffleSplit>(
      "GroupShuffleSplit", {},
      "Draws groups of rows to train on and others to test on, one draw of several.", [] {
        return FoldStep::withFold(
            "5", kMostDraws,
            {groupsArgument(),
             testSizeArgument("Fraction of the groups to test on, or their number; if neither size "
                              "is set, 0.2."),
             trainSizeArgument(
                 "Fraction of the groups to train on, or their number; if not set, the rest."),
             randomStateArgument()});
      });
  return entry;
}

}  // namespace minibatch
