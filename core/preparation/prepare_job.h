#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "data/dataset.h"
#include "data/table.h"
#include "preparation/preparation.h"
#include "preparation/step_walk.h"
#include "preparation/target_options.h"
#include "preparation/windows.h"

namespace minibatch {

/// Images that were read, as far as a preparation needs to know them.
struct ImageRows {
  /// The class of each image: first the rows to train on, then those to test on where the files
  /// bring some.
  std::span<const std::int32_t> labels;
  std::vector<std::string> class_names;
  /// How many rows the files bring for the test; 0: none.
  Index test = 0;
  /// Whether the training rows lie class by class, so that they are to be shuffled where the files
  /// bring the split.
  bool sorted = false;
  /// The usual size of the images, for reports.
  ImageSize size = {};
};

/// Makes rows ready to train on: those that have a target go through the steps, each of which is
/// fitted on the training rows, and become numbers. Works in slices, so that it can be paused and
/// cancelled.
///
/// Steps run in the order of their list, but for a split behind a step that learns: it runs right
/// before that one, so that nothing is learned from rows to test on. A step whose `fit_on` is "all"
/// is asked for just that, so no split goes before it.
class PrepareJob {
 public:
  /// `options` is {target, inputs, preparation: [steps], seed}; see targetsFrom() and
  /// modelInputsFrom(). Where the task is left out it is what suggestTask() says, and scaling what
  /// TargetScaler::suggest() does. Throws
  /// kInvalidArgument, kInvalidSpec or kInvalidData.
  PrepareJob(Table table, const nlohmann::json& options, const Catalog& catalog);
  PrepareJob(const ImageRows& images, const nlohmann::json& options, const Catalog& catalog);

  /// Works for about `budget_ms` milliseconds; says whether everything is done, or whether it
  /// wantsPixels().
  bool step(double budget_ms);
  /// Whether the next step learns from the bytes of the images that are in trainRows() and
  /// testRows() by now: givePixels() and go on. Those who make them ask preparation().imageBytes().
  bool wantsPixels() const { return wants_pixels_; }
  void givePixels(const Dataset& train, const Dataset& test);

  // After step() said so.

  const Preparation& preparation() const { return preparation_; }
  Preparation takePreparation() { return std::move(preparation_); }
  /// The row behind each row of train() and test(), as it was read; of a window the first that is
  /// predicted from it.
  const RowNumbers& trainRows() const { return data_.train; }
  const RowNumbers& testRows() const { return data_.test; }
  /// Of a table. The targets are class indices that say so by Dataset::classes(), one-hot rows, or
  /// the numbers to predict, scaled where Dataset::targetScaling() says so.
  const Dataset& train() const { return *train_; }
  const Dataset& test() const { return *test_; }
  /// Of each row that was read: see PreparationData.
  const std::vector<double>& targets() const { return data_.targets; }
  /// Rows left out because their target is missing.
  Index unlabelled() const { return unlabelled_; }

 private:
  PrepareJob(const nlohmann::json& options, const Catalog& catalog);
  void encodeTargets(const Table& table);
  void encodeTarget(const TargetOptions& chosen, const Table& columns);
  void work();
  void workOnStep();
  void workOnFeatures();
  void beginFeatures();
  void requireOrder() const;
  void joinParts();
  void separateParts();
  void sayWhatLeaks();
  bool countPixels();
  /// Of what the bytes of images stand for; of all bytes where those that occur are not counted.
  std::pair<double, double> pixelRange() const;
  /// {train, test, columns, names, image, pixels, classes}: the rows of each part; the columns of a
  /// table and, where they are few, their names; of images [height, width, channels] and the least
  /// and the greatest number that a pixel is; and how many training rows each class has, in the
  /// order of the classes' names.
  nlohmann::json shape() const;
  void forgetUnused();
  void scaleTargets();
  void findFeatures();
  /// The targets of one output, each row's beside each other, and how many a row has.
  std::pair<std::vector<float>, Index> targetsOf(std::size_t output, const RowNumbers& rows) const;
  Index classesOf(std::size_t output) const;
  Dataset prepared();
  Dataset preparedWindows();
  void finish();

  const Catalog& catalog_;
  Preparation preparation_;
  PreparationData data_;
  /// What is said of the targets and, by output, their numbers or the classes of each row; those of
  /// the output that steps look at are in data_.
  std::vector<TargetOptions> chosen_;
  std::vector<Table> numbers_;
  std::vector<std::vector<double>> labels_;
  std::size_t main_ = 0;
  Index unlabelled_ = 0;

  // Where the work is: in a step, fitting or transforming.
  std::vector<Preparation::Step*> order_;
  std::size_t at_ = 0;
  bool fitting_ = true;
  StepWalk walk_;
  // The rows to train and to test on while a step learns from both.
  std::optional<std::pair<RowNumbers, RowNumbers>> parted_;
  // Then the columns are copied into the data set.
  RowNumbers rows_;
  std::optional<WindowPlan> plan_;
  Index column_ = 0;
  InputValues values_;
  // The images to train and to test on, whose bytes are counted; their rows, and how many of them
  // are counted.
  bool wants_pixels_ = false;
  std::vector<Dataset> pixels_of_;
  std::optional<std::pair<RowNumbers, RowNumbers>> counted_rows_;
  Index counted_ = 0;
  ByteCounts train_counts_, all_counts_;
  bool done_ = false;
  std::optional<Dataset> train_, test_;
};

}  // namespace minibatch
