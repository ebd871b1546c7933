#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/fold_step.h"

namespace minibatch {
namespace {

/// sklearn.model_selection.train_test_split.
class TrainTestSplit : public SplitStep {
 public:
  explicit TrainTestSplit(const Arguments& arguments)
      : SplitStep(arguments),
        test_size_(numberOf(arguments, "test_size")),
        train_size_(numberOf(arguments, "train_size")),
        shuffles_(arguments.boolean("shuffle")),
        stratifies_(arguments.boolean("stratify")) {
    if (!arguments.isNull("by")) by_ = arguments.string("by");
  }

 private:
  Split split(const PreparationData& data, RandomState& random) override {
    const auto rows = static_cast<Index>(data.train.size());
    const PartSizes sizes = partSizes(rows, test_size_, train_size_, 0.2);
    if (by_) {
      requireTable(data, step());
      const Column& column = data.features.require(*by_);
      return placesOf(placesInOrder(column, data.train), inOrder(sizes));
    }
    if (!shuffles_) return inOrder(sizes);
    const std::vector<std::int32_t> own =
        stratifies_ && data.classes > 0 ? classes(data) : std::vector<std::int32_t>();
    stratified_ = !own.empty() && canStratify(own, sizes);
    // Which class is too small is not known to those who ask for shares that cannot be kept.
    unstratified_ = !own.empty() && !stratified_;
    if (!randomState()) {
      return stratified_ ? stratifiedSplit(own, sizes, data.seed)
                         : trainTestSplit(rows, sizes, data.seed);
    }
    return stratified_ ? stratifiedSplit(own, sizes, random) : trainTestSplit(rows, sizes, random);
  }

  // The first rows are trained on, those behind them are tested on.
  static Split inOrder(PartSizes sizes) {
    Split split{.train = RowNumbers(static_cast<std::size_t>(sizes.train)),
                .test = RowNumbers(static_cast<std::size_t>(sizes.test))};
    std::iota(split.train.begin(), split.train.end(), 0u);
    std::iota(split.test.begin(), split.test.end(), static_cast<std::uint32_t>(sizes.train));
    return split;
  }

  void describe(nlohmann::json& learned) const override {
    learned["stratified"] = stratified_;
    learned["unstratified"] = unstratified_;
  }

  std::optional<double> test_size_, train_size_;
  bool shuffles_, stratifies_;
  std::optional<std::string> by_;
  bool stratified_ = false, unstratified_ = false;
};

}  // namespace

const EntryOf<PreparationStep>& trainTestSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, TrainTestSplit>(
      "TrainTestSplit", {"train_test_split"},
      "Splits the rows into those to train on and those to test on.",
      {testSizeArgument(
           "Fraction of the rows to test on, or their number; if neither size is set, 0.2."),
       trainSizeArgument(
           "Fraction of the rows to train on, or their number; if not set, the rest."),
       {.name = "shuffle",
        .type = ArgumentType::kBoolean,
        .default_json = "true",
        .doc = "Whether to shuffle before splitting; otherwise the last rows are the test rows."},
       {.name = "stratify",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether both parts keep the proportions of the classes."},
       randomStateArgument(),
       {.name = "by",
        .type = ArgumentType::kString,
        .default_json = "null",
        .doc = "A column to sort the rows by instead of shuffling, such as a date: the last of "
               "them are the test rows.",
        .nullable = true,
        .of = "columns"}});
  return entry;
}

}  // namespace minibatch
