#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "preparation/fold_step.h"

namespace minibatch {
namespace {

/// sklearn.model_selection.TimeSeriesSplit, of rows in the file's order or in that of a column.
class TimeSeriesSplit : public FoldStep {
 public:
  explicit TimeSeriesSplit(const Arguments& arguments)
      : FoldStep(arguments),
        sizes_{.test_size = integerOf(arguments, "test_size"),
               .max_train_size = integerOf(arguments, "max_train_size"),
               .gap = arguments.integer("gap")} {
    if (!arguments.isNull("by")) by_ = arguments.string("by");
  }

 private:
  Split split(const PreparationData& data, RandomState&) override {
    const Split split = timeSeriesSplit(static_cast<Index>(data.train.size()), fold(), sizes_);
    if (!by_) return split;
    requireTable(data, step());
    return placesOf(placesInOrder(data.features.require(*by_), data.train), split);
  }

  TimeSeriesSizes sizes_;
  std::optional<std::string> by_;
};

/// sklearn.model_selection.PredefinedSplit: each row's cell is the number of the fold in which it
/// is tested on, or -1; or one of the words "train", "validation" and "test". Rows to validate with
/// become the last of those to train on, where Keras's validation_split takes them from.
class PredefinedSplit : public SplitStep {
 public:
  explicit PredefinedSplit(const Arguments& arguments)
      : SplitStep(arguments), fold_(arguments.integer("fold")) {
    splitBy(arguments.string("test_fold"));
  }

 private:
  Split split(const PreparationData& data, RandomState&) override {
    const Column& folds = column(data);
    std::vector<std::uint32_t> parts[3];
    for (std::uint32_t place = 0; place < data.train.size(); ++place) {
      parts[partOf(folds, data.train[place])].push_back(place);
    }
    auto& [train, validation, test] = parts;
    train.insert(train.end(), validation.begin(), validation.end());
    if (train.empty() || test.empty()) {
      fail(ErrorCode::kInvalidData, "split.predefined",
           {{"column", folds.name}, {"train", train.size()}, {"test", test.size()}});
    }
    return {std::move(train), std::move(test)};
  }

  // 0: to train on, 1: to validate with, 2: to test on.
  std::size_t partOf(const Column& folds, std::uint32_t row) const {
    if (!folds.isMissing(static_cast<Index>(row))) {
      if (const NumericValues* numbers = folds.numeric()) {
        const double number = (*numbers)[row];
        if (number == std::floor(number)) return number == static_cast<double>(fold_) ? 2 : 0;
      } else {
        const std::string word = folds.text(static_cast<Index>(row));
        if (word == "train") return 0;
        if (word == "validation") return 1;
        if (word == "test") return 2;
      }
    }
    fail(ErrorCode::kInvalidData, "split.test-fold",
         {{"column", folds.name}, {"row", row}, {"received", folds.text(static_cast<Index>(row))}});
  }

  Index fold_;
};

}  // namespace

const EntryOf<PreparationStep>& timeSeriesSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, TimeSeriesSplit>(
      "TimeSeriesSplit", {},
      "Tests on rows that come after those that are trained on, as in a series over time.", [] {
        return FoldStep::withFold(
            "5", 1e6,
            {{.name = "max_train_size",
              .type = ArgumentType::kInteger,
              .default_json = "null",
              .doc = "The most rows to train on, the last before the test rows; if not set, all.",
              .minimum = 1,
              .maximum = 1e9,
              .nullable = true},
             {.name = "test_size",
              .type = ArgumentType::kInteger,
              .default_json = "null",
              .doc = "The number of rows to test on; if not set, all rows / (n_splits + 1).",
              .minimum = 1,
              .maximum = 1e9,
              .nullable = true},
             {.name = "gap",
              .type = ArgumentType::kInteger,
              .default_json = "0",
              .doc = "How many rows to leave out between both parts.",
              .minimum = 0,
              .maximum = 1e9},
             {.name = "by",
              .type = ArgumentType::kString,
              .default_json = "null",
              .doc =
                  "The column to sort the rows by, such as a date; if not set, they are in order.",
              .nullable = true,
              .of = "columns"}});
      });
  return entry;
}

const EntryOf<PreparationStep>& predefinedSplitPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, PredefinedSplit>(
      "PredefinedSplit", {}, "Splits the rows as a column says, which is no feature.",
      {{.name = "test_fold",
        .type = ArgumentType::kString,
        .default_json = "",
        .doc = "The column: \"train\", \"validation\" or \"test\", or the number of the fold in "
               "which the row is tested on, -1 for none.",
        .of = "columns"},
       {.name = "fold",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "The fold to test on where the column holds numbers.",
        .minimum = 0,
        .maximum = 1e6}});
  return entry;
}

}  // namespace minibatch
