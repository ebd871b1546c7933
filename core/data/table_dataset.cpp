#include "data/table_dataset.h"

#include <utility>

#include "base/error.h"
#include "data/split.h"

namespace minibatch {
namespace {

std::vector<std::string> featureColumns(const Table& table, const TableDatasetOptions& options) {
  std::vector<std::string> names = options.features;
  if (names.empty()) {
    for (const Column& column : table.columns()) {
      if (column.name != options.target) names.push_back(column.name);
    }
  }
  for (const std::string& name : names) {
    if (name == options.target) {
      fail(ErrorCode::kInvalidArgument, "Column \"", name,
           "\" is the target, so it cannot be a feature too.");
    }
  }
  return names;
}

std::vector<std::uint32_t> taken(const std::vector<std::uint32_t>& rows,
                                 const std::vector<std::uint32_t>& positions) {
  std::vector<std::uint32_t> result;
  result.reserve(positions.size());
  for (const std::uint32_t position : positions) result.push_back(rows[position]);
  return result;
}

}  // namespace

TableDataset makeTableDataset(const Table& table, const TableDatasetOptions& options) {
  const Column& target = table.require(options.target);
  const std::vector<std::string> features = featureColumns(table, options);
  const Task task = options.task.value_or(suggestTask(target));
  TargetEncoder encoder = TargetEncoder::fit(target, task);
  const std::vector<std::uint32_t> rows = TargetEncoder::labelledRows(target);
  const std::vector<float> targets = encoder.transform(target, rows);

  bool stratified = false;
  std::vector<std::uint32_t> train_rows = rows, test_rows;
  if (options.test_size != 0) {
    // Class indices only: a regression's numbers need not fit an integer.
    const bool classes_wanted = options.stratify && task == Task::kClassification;
    const std::vector<std::int32_t> classes(targets.begin(),
                                            classes_wanted ? targets.end() : targets.begin());
    stratified = classes_wanted && canStratify(classes, options.test_size);
    const auto count = static_cast<Index>(rows.size());
    const Split split = stratified ? stratifiedSplit(classes, options.test_size, options.seed)
                                   : trainTestSplit(count, options.test_size, options.seed);
    train_rows = taken(rows, split.train);
    test_rows = taken(rows, split.test);
  }
  TablePreprocessor preprocessor =
      TablePreprocessor::fit(table, features, train_rows, options.max_categories);

  std::vector<std::uint32_t> order = train_rows;
  order.insert(order.end(), test_rows.begin(), test_rows.end());
  const Dataset all =
      Dataset::fromFloats(preprocessor.transform(table, order), {preprocessor.featureCount()})
          .withTargets(encoder.transform(target, order), {},
                       static_cast<int>(encoder.classNames().size()));
  const auto trained = static_cast<Index>(train_rows.size());
  return {.train = all.slice(0, trained),
          .test = all.slice(trained, all.rows() - trained),
          .preprocessor = std::move(preprocessor),
          .target = std::move(encoder),
          .train_rows = std::move(train_rows),
          .test_rows = std::move(test_rows),
          .unlabelled = table.rows() - static_cast<Index>(rows.size()),
          .stratified = stratified};
}

}  // namespace minibatch
