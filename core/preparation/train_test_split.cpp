#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "data/split.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

RowNumbers taken(const RowNumbers& rows, const RowNumbers& positions) {
  RowNumbers result;
  result.reserve(positions.size());
  for (const std::uint32_t position : positions) result.push_back(rows[position]);
  return result;
}

/// sklearn.model_selection.train_test_split. Where the files bring their own rows to test on, those
/// stay.
class TrainTestSplit : public PreparationStep {
 public:
  explicit TrainTestSplit(const Arguments& arguments)
      : test_size_(arguments.number("test_size")),
        shuffles_(arguments.boolean("shuffle")),
        stratifies_(arguments.boolean("stratify")) {
    if (!arguments.isNull("random_state")) {
      random_state_ = static_cast<std::uint32_t>(arguments.number("random_state"));
    }
  }

  bool splits() const override { return true; }
  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }

  void fitPart(const PreparationData& data, Index) override {
    if (data.provides_test) return describe(data.train, data.test, "files");
    if (!data.test.empty()) {
      fail(ErrorCode::kInvalidData, "preparation.second-split");
    }
    const auto rows = static_cast<Index>(data.train.size());
    const Index test = testRows(rows, test_size_);
    std::vector<std::int32_t> classes;
    if (stratifies_ && shuffles_ && data.classes > 0) {
      for (const std::uint32_t row : data.train) {
        classes.push_back(static_cast<std::int32_t>(data.targets[row]));
      }
    }
    stratified_ = !classes.empty() && canStratify(classes, test);
    // Which class is too small is not known to those who ask for shares that cannot be kept.
    unstratified_ = !classes.empty() && !stratified_;
    const Split split = splitRows(rows, test, classes, data.seed);
    train_ = taken(data.train, split.train);
    test_ = taken(data.train, split.test);
    describe(train_, test_, "drawn");
  }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    features = data.features;
    if (train_.empty() || data.targets.empty()) return;
    data.train = train_;
    data.test = test_;
  }

  nlohmann::json learned() const override { return learned_; }
  void restore(const nlohmann::json& json) override { learned_ = json; }

 private:
  Split splitRows(Index rows, Index test, const std::vector<std::int32_t>& classes,
                  std::uint64_t seed) const {
    if (!shuffles_) {
      Split split{.train = RowNumbers(static_cast<std::size_t>(rows - test)),
                  .test = RowNumbers(static_cast<std::size_t>(test))};
      std::iota(split.train.begin(), split.train.end(), 0u);
      std::iota(split.test.begin(), split.test.end(), static_cast<std::uint32_t>(rows - test));
      return split;
    }
    if (!random_state_) {
      return stratified_ ? stratifiedSplit(classes, test, seed) : trainTestSplit(rows, test, seed);
    }
    const RandomState random(*random_state_);
    return stratified_ ? stratifiedSplit(classes, test, random)
                       : trainTestSplit(rows, test, random);
  }

  void describe(const RowNumbers& train, const RowNumbers& test, const char* source) {
    learned_ = jsonObject({{"train", train.size()},
                           {"test", test.size()},
                           {"source", source},
                           {"stratified", stratified_},
                           {"unstratified", unstratified_}});
  }

  double test_size_;
  bool shuffles_, stratifies_;
  std::optional<std::uint32_t> random_state_;
  bool stratified_ = false, unstratified_ = false;
  RowNumbers train_, test_;
  nlohmann::json learned_ = nlohmann::json::object();
};

}  // namespace

const EntryOf<PreparationStep>& trainTestSplitPreparationEntry() {
  static const EntryOf<PreparationStep> entry = entryFor<PreparationStep, TrainTestSplit>(
      "TrainTestSplit", {"train_test_split"},
      "Splits the rows into those to train on and those to test on.",
      {{.name = "test_size",
        .type = ArgumentType::kNumber,
        .default_json = "0.2",
        .doc = "Fraction of the rows to test on, or their number.",
        .above = 0},
       {.name = "shuffle",
        .type = ArgumentType::kBoolean,
        .default_json = "true",
        .doc = "Whether to shuffle before splitting; otherwise the last rows are the test rows."},
       {.name = "stratify",
        .type = ArgumentType::kBoolean,
        .default_json = "true",
        .doc = "Whether both parts keep the proportions of the classes."},
       randomStateArgument()});
  return entry;
}

}  // namespace minibatch
