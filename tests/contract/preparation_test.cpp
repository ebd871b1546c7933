// What every step of a preparation must do, whatever it is called with.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include "base/error.h"
#include "catalog.h"
#include "contract/step_tables.h"
#include "contract/variants.h"
#include "preparation/step.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr Index kTrained = 18;  // of the 24 rows of the tables

PreparationData dataOf(const Table& table, Index trained) {
  PreparationData data;
  data.features = table;
  data.target_columns = {"y"};
  data.classes = 2;
  for (const std::uint32_t row : allRows(table.rows())) {
    // Seven of the first eighteen rows are of class 1.
    data.targets.push_back(row % 5 == 1 || row % 7 == 3 ? 1 : 0);
    (static_cast<Index>(row) < trained ? data.train : data.test).push_back(row);
  }
  return data;
}

// A step that splits finds rows that are not split yet.
PreparationData dataFor(const PreparationStep& step, const Table& table) {
  return dataOf(table, step.splits() ? table.rows() : kTrained);
}

PreparationData newRows(const Table& table) {
  PreparationData data;
  data.features = table;
  data.target_columns = {"y"};
  return data;
}

// Whether `work` runs; false where it refuses the rows, as steps may, but in words.
template <class Work>
bool accepts(const Work& work) {
  try {
    work();
    return true;
  } catch (const Error& error) {
    EXPECT_EQ(errorCodeName(error.code()), errorCodeName(ErrorCode::kInvalidData)) << error.what();
    return false;
  }
}

enum class Missing { kStays, kGoes, kIsRefused };

// What becomes of missing cells, in columns of numbers or of text; a new step says so here.
struct OfMissing {
  Missing what;
  bool text = false;
};
const std::map<std::string, OfMissing> kMissingCells = {
    {"TrainTestSplit", {Missing::kStays}},
    {"KFold", {Missing::kStays}},
    {"StratifiedKFold", {Missing::kStays}},
    {"GroupKFold", {Missing::kIsRefused}},
    {"StratifiedGroupKFold", {Missing::kIsRefused}},
    {"ShuffleSplit", {Missing::kStays}},
    {"StratifiedShuffleSplit", {Missing::kStays}},
    {"GroupShuffleSplit", {Missing::kIsRefused}},
    {"TimeSeriesSplit", {Missing::kStays}},
    {"PredefinedSplit", {Missing::kIsRefused}},
    {"SelectColumns", {Missing::kStays}},
    {"DropColumns", {Missing::kStays}},
    {"DropNA", {Missing::kGoes}},
    {"DropDuplicates", {Missing::kStays}},
    {"Query", {Missing::kStays}},
    {"Sample", {Missing::kStays}},
    {"Replace", {Missing::kStays}},
    {"ToNumeric", {Missing::kStays, true}},
    {"AsType", {Missing::kStays}},
    {"DateParts", {Missing::kStays, true}},
    {"Assign", {Missing::kStays}},
    {"PolynomialFeatures", {Missing::kIsRefused}},
    {"Log1p", {Missing::kStays}},
    {"Clip", {Missing::kStays}},
    {"Cut", {Missing::kStays}},
    {"KBinsDiscretizer", {Missing::kIsRefused}},
    {"MergeRareCategories", {Missing::kStays, true}},
    {"SimpleImputer", {Missing::kGoes}},
    {"MinMaxScaler", {Missing::kStays}},
    {"StandardScaler", {Missing::kStays}},
    {"RobustScaler", {Missing::kStays}},
    {"MaxAbsScaler", {Missing::kStays}},
    {"Normalizer", {Missing::kIsRefused}},
    {"KNNImputer", {Missing::kGoes}},
    {"QuantileTransformer", {Missing::kStays}},
    {"PowerTransformer", {Missing::kStays}},
    {"PCA", {Missing::kIsRefused}},
    {"OneHotEncoder", {Missing::kIsRefused, true}},
    {"OrdinalEncoder", {Missing::kStays, true}},
    {"GetDummies", {Missing::kGoes, true}},
    {"TextVectorization", {Missing::kGoes, true}},
    {"TimeseriesWindows", {Missing::kStays}},
    {"RandomOverSampler", {Missing::kStays}},
    {"RandomUnderSampler", {Missing::kStays}},
    {"SMOTE", {Missing::kIsRefused}},
    {"BorderlineSMOTE", {Missing::kIsRefused}},
    {"SMOTENC", {Missing::kIsRefused}},
    {"ADASYN", {Missing::kIsRefused}},
    {"TomekLinks", {Missing::kIsRefused}},
};

class StepContract : public ::testing::TestWithParam<const Entry*> {
 protected:
  std::string name() const { return std::string(GetParam()->class_name); }
  void SetUp() override {
    ASSERT_TRUE(kMissingCells.contains(name())) << "say above what becomes of missing cells";
  }
  std::unique_ptr<PreparationStep> make(const json& config) const {
    return catalog().make<PreparationStep>({{"class_name", name()}, {"config", config}}, "here");
  }
  // Calls use(config, step, data) for each variant of the step that can be fitted to `table` or its
  // columns of numbers, fitted.
  template <class Use>
  void eachFitted(const Table& table, const Use& use) const {
    int fitted = 0;
    for (const Table& columns : {table, columnsOf(table, false)}) {
      for (const Variant& variant : variantsOfStep(*GetParam())) {
        SCOPED_TRACE(variant.label);
        const auto step = make(variant.config);
        PreparationData data = dataFor(*step, columns);
        if (!accepts([&] { step->fit(data); })) continue;
        ++fitted;
        use(variant.config, *step, data);
      }
    }
    EXPECT_GT(fitted, 0) << "no variant can be fitted";
  }
};

TEST_P(StepContract, TheStateComesBackFromJson) {
  eachFitted(complete(),
             [&](const json& config, const PreparationStep& step, const PreparationData& data) {
               const json learned = step.learned();
               const auto again = make(config);
               again->restore(json::parse(learned.dump()));
               EXPECT_EQ(again->learned(), learned);
               PreparationData before = newRows(data.features), after = newRows(data.features);
               const bool accepted = accepts([&] { step.transform(before); });
               ASSERT_EQ(accepts([&] { again->transform(after); }), accepted);
               if (!accepted) return;
               ASSERT_EQ(after.features.rows(), before.features.rows());
               for (Index row = 0; row < before.features.rows(); ++row) {
                 EXPECT_EQ(cells(after.features, row), cells(before.features, row));
               }
             });
}

// At prediction time a row goes the way it went in training, alone as among others.
TEST_P(StepContract, ATrainingRowIsTransformedAsInTraining) {
  for (const Table& table : {complete(), withMissing()}) {
    const bool has_missing = table.columns()[0].isMissing(1);
    if (has_missing && kMissingCells.at(name()).what == Missing::kIsRefused) continue;
    eachFitted(table, [&](const json&, const PreparationStep& step, PreparationData& data) {
      const Table before = data.features;
      if (!accepts([&] { step.transform(data); })) return;
      if (data.features.columns().empty()) return;  // all were dropped
      for (const std::uint32_t row : data.train) {
        if (static_cast<Index>(row) >= before.rows()) continue;  // a row that resampling made
        PreparationData alone = newRows(rowsOf(before, {row}));
        step.transform(alone);
        ASSERT_EQ(alone.features.rows(), 1);
        EXPECT_EQ(cells(alone.features, 0), cells(data.features, static_cast<Index>(row)));
      }
    });
  }
}

// A column that a later step leaves out need not be there at prediction time.
TEST_P(StepContract, NewRowsPassWithoutAColumnThatIsNotNeeded) {
  eachFitted(complete(), [&](const json&, const PreparationStep& step, PreparationData& data) {
    const Table before = data.features;
    PreparationData all = newRows(before);
    if (!accepts([&] { step.transform(all); })) return;
    for (const Column& column : before.columns()) {
      if (step.needs(column.name)) continue;
      Table others;
      for (const Column& other : before.columns()) {
        if (other.name != column.name) others.add(other);
      }
      PreparationData rows = newRows(others);
      EXPECT_NO_THROW(step.transform(rows)) << "without " << column.name;
    }
  });
}

// Resampling is of training rows, always.
TEST_P(StepContract, WhoeverLearnsMayBeToldToLearnFromAllRows) {
  const auto step = make(variantsOfStep(*GetParam())[0].config);
  const bool resamples = GetParam()->find("sampling_strategy") != nullptr;
  EXPECT_EQ(GetParam()->find("fit_on") != nullptr, step->learns() && !resamples)
      << "make the entry with learningEntry(), or say in learns() that there is nothing to learn";
}

TEST_P(StepContract, NoTestRowChangesTheState) {
  // One that splits says which rows those are.
  if (make(variantsOfStep(*GetParam())[0].config)->splits()) return;
  eachFitted(complete(),
             [&](const json& config, const PreparationStep& step, const PreparationData& data) {
               RowNumbers twisted = data.train;
               twisted.insert(twisted.end(), 6, 4);
               Table other = rowsOf(data.features, twisted);
               const auto again = make(config);
               again->fit(dataFor(*again, other));
               EXPECT_EQ(again->learned(), step.learned());
             });
}

TEST_P(StepContract, MissingCellsStayOrGoAsTheStepSays) {
  const auto [expected, text] = kMissingCells.at(name());
  const Table table = columnsOf(withMissing(), text);
  const auto step = make(variantsOfStep(*GetParam())[0].config);
  PreparationData data = dataFor(*step, table);
  const bool accepted = accepts([&] {
    step->fit(data);
    step->transform(data);
  });
  ASSERT_EQ(accepted, expected != Missing::kIsRefused);
  if (!accepted) return;
  bool has_missing = false;
  for (const Column& column : data.features.columns()) {
    data.eachUsedRow(
        [&](std::uint32_t row) { has_missing |= column.isMissing(static_cast<Index>(row)); });
  }
  EXPECT_EQ(has_missing, expected == Missing::kStays);
}

TEST_P(StepContract, OddTablesAreTransformedOrRefusedInWords) {
  const RowNumbers one{4};
  std::map<std::string, Table> tables;
  tables["no rows"] = rowsOf(complete(), {});
  tables["one row"] = rowsOf(complete(), one);
  tables["constant"] = rowsOf(complete(), RowNumbers(24, 2));
  Table empty;
  empty.add({"a", NumericValues(24, kMissing)});
  empty.add({"b", NumericValues(24, 3)});
  empty.add({"c", CategoricalValues{std::vector<std::int32_t>(24, -1), {}}});
  tables["all missing"] = empty;
  for (const auto& [kind, table] : tables) {
    for (const Variant& variant : variantsOfStep(*GetParam())) {
      SCOPED_TRACE(kind + ", " + variant.label);
      const auto step = make(variant.config);
      PreparationData data = dataFor(*step, table);
      if (!accepts([&] { step->fit(data); })) continue;
      if (!accepts([&] { step->transform(data); })) continue;
      for (const Column& column : data.features.columns()) {
        const NumericValues* numbers = column.numeric();
        if (!numbers) continue;
        for (const double value : *numbers) EXPECT_FALSE(std::isinf(value)) << column.name;
      }
      PreparationData later = newRows(complete());
      accepts([&] { step->transform(later); });
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, StepContract, ::testing::ValuesIn(tableSteps()),
                         [](const auto& info) { return std::string(info.param->class_name); });

}  // namespace
}  // namespace minibatch::testing
